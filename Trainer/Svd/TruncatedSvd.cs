namespace MovieSimilarity.Trainer.Svd;

/// <summary>The leading part of a singular value decomposition A ≈ U·Σ·Vᵀ. U·Σ is A·V.</summary>
/// <param name="SingularValues">k values σ, descending, 0 where A's rank is below k.</param>
/// <param name="RightVectors">
/// k vectors v of A's column count, orthonormal (zero where σ = 0), each with its largest element positive.
/// </param>
/// <param name="Products">How often A and Aᵀ were applied to a vector.</param>
/// <param name="Residual">The largest ‖AᵀA·v − σ²·v‖ (or AAᵀ's, for a wide A) relative to σ₁².</param>
public sealed record TruncatedSvd(double[] SingularValues, double[][] RightVectors, int Products, double Residual);
