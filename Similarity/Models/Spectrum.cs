namespace MovieSimilarity.Models;

/// <summary>The truncated singular value decomposition A ≈ U·Σ·Vᵀ behind one embedding.</summary>
public sealed record Spectrum
{
    /// <summary>Rows of A: films.</summary>
    public required int Rows { get; init; }

    /// <summary>Columns of A: users or terms.</summary>
    public required int Columns { get; init; }

    /// <summary>Stored entries of A.</summary>
    public required int NonZeros { get; init; }

    /// <summary>The singular values that were kept, descending.</summary>
    public required IReadOnlyList<double> SingularValues { get; init; }

    /// <summary>
    /// Per dimension j: Var(U·Σ column j) / Σ Var(A columns), with population variances, as scikit-learn's TruncatedSVD
    /// reports it.
    /// </summary>
    public required IReadOnlyList<double> ExplainedVarianceRatios { get; init; }

    /// <summary>The share of A's energy that the embedding keeps: Σσ² / ‖A‖²_F, 0 to 1.</summary>
    public required double Energy { get; init; }
}
