using System.Collections.Immutable;
using MovieSimilarity.Embeddings;

namespace MovieSimilarity.Search;

/// <summary>
/// A vector that is added to the content half of a query vector: terms that steer an answer, or the text of a film that the model does not have.
/// Immutable; equal where all values are equal.
/// </summary>
public sealed class ContentDirection : IEquatable<ContentDirection>
{
    /// <summary>
    /// The greatest length, far above that of any sum of terms. Scores grow with it; up to this length double precision keeps their nine
    /// decimals exact to within the margin of <see cref="Scores.MaxRounding"/>.
    /// </summary>
    public const double MaxLength = 100;

    /// <summary>Wraps a vector.</summary>
    /// <param name="values">A number for each content dimension, 1 to <see cref="FusedEmbeddings.MaxDimensions"/>.</param>
    /// <exception cref="ArgumentException">There are none or too many numbers, one is not finite, or the vector is too long.</exception>
    public ContentDirection(ImmutableArray<float> values)
    {
        if (values.IsDefaultOrEmpty || values.Length > FusedEmbeddings.MaxDimensions)
            throw new ArgumentException($"A content direction has 1 to {FusedEmbeddings.MaxDimensions} dimensions, not {(values.IsDefault ? 0 : values.Length)}.");
        var squares = 0.0;
        foreach (var value in values) squares += (double)value * value;
        Values = values;
        Length = Math.Sqrt(squares);
        // A NaN is refused, too.
        if (!(Length <= MaxLength)) throw new ArgumentException($"A content direction is {Length} long; its values must be finite and its length at most {MaxLength}.");
    }

    /// <summary>A number for each content dimension.</summary>
    public ImmutableArray<float> Values { get; }

    /// <summary>The Euclidean length: how far the direction can raise or lower a content score.</summary>
    public double Length { get; }

    /// <summary>Σ coefficient·vector, summed in double precision in the order given.</summary>
    /// <param name="parts">Vectors of one length, with their coefficients; one or more.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the sum is no direction.</exception>
    public static ContentDirection Sum(IReadOnlyList<(double Coefficient, ContentDirection Direction)> parts)
    {
        if (parts.Count == 0) throw new ArgumentException("A sum of content directions needs one or more.");
        var sum = new double[parts[0].Direction.Values.Length];
        foreach (var (coefficient, direction) in parts) direction.AddTo(sum, coefficient);
        return new ContentDirection([.. sum.Select(value => (float)value)]);
    }

    /// <summary>Adds a multiple of the direction to a vector.</summary>
    /// <param name="content">The vector, as long as <see cref="Values"/>.</param>
    /// <param name="coefficient">The multiple.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    internal void AddTo(Span<double> content, double coefficient = 1)
    {
        if (content.Length != Values.Length) throw new ArgumentException($"The content direction has {Values.Length} dimensions, the content embedding {content.Length}.");
        // Every product and every sum is rounded by itself, so that all machines get the same vector.
        for (var j = 0; j < content.Length; j++) content[j] += coefficient * Values[j];
    }

    /// <inheritdoc/>
    public bool Equals(ContentDirection? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ContentDirection);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Values.Length, Values[0], Length);
}
