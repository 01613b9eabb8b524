namespace MovieSimilarity.Training.Svd;

/// <summary>The leading eigenpairs of MᵀM.</summary>
/// <param name="Values">k eigenvalues, descending.</param>
/// <param name="Vectors">Their eigenvectors in blocks of eight, in order; the last block may hold more than are wanted.</param>
/// <param name="Residual">The largest ‖MᵀM·v − θ·v‖ relative to the largest eigenvalue.</param>
internal sealed record Eigenpairs(double[] Values, VectorBlock[] Vectors, double Residual);
