using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace MovieSimilarity.Search.Filtering;

/// <summary>
/// Which films may be in an answer. A film passes if it meets every condition that is set. Immutable; equal filters let the same films pass.
/// </summary>
public sealed record MovieFilter
{
    private readonly Lazy<int> _hash;

    /// <summary>A filter that lets all films pass.</summary>
    public MovieFilter() => _hash = new(ComputeHash);

    private MovieFilter(MovieFilter other)
    {
        (AnyGenre, AllGenres, NoGenre) = (other.AnyGenre, other.AllGenres, other.NoGenre);
        (YearFrom, YearTo, MinRatings, MinAverage) = (other.YearFrom, other.YearTo, other.MinRatings, other.MinAverage);
        (Excluded, Only) = (other.Excluded, other.Only);
        _hash = new(ComputeHash);
    }

    /// <summary>Genres of which a film must have at least one; empty for no condition. Compared exactly.</summary>
    public ImmutableArray<string> AnyGenre { get; init => field = Sorted(value); } = [];

    /// <summary>Genres that a film must have, all of them.</summary>
    public ImmutableArray<string> AllGenres { get; init => field = Sorted(value); } = [];

    /// <summary>Genres that a film must not have.</summary>
    public ImmutableArray<string> NoGenre { get; init => field = Sorted(value); } = [];

    /// <summary>The earliest year of release; null for no condition. Films without a year do not pass where one of the two is set.</summary>
    public int? YearFrom { get; init; }

    /// <summary>The latest year of release; null for no condition.</summary>
    public int? YearTo { get; init; }

    /// <summary>The least number of ratings; 0 for no condition.</summary>
    public int MinRatings { get; init; }

    /// <summary>The least mean of the ratings, in stars, compared with the mean rounded to two decimals, as it is shown; 0 for no condition.</summary>
    public double MinAverage { get; init; }

    /// <summary>Ids of films that must not be in the answer. Ids that no film has do no harm.</summary>
    public ImmutableArray<int> Excluded { get; init => field = Sorted(value); } = [];

    /// <summary>Ids of the films that may be in the answer; null for no condition.</summary>
    public ImmutableArray<int>? Only { get; init => field = value is { } ids ? Sorted(ids) : null; }

    /// <summary>Whether there are any conditions on genres, years or ratings.</summary>
    internal bool HasConditions =>
        !(AnyGenre.IsEmpty && AllGenres.IsEmpty && NoGenre.IsEmpty && YearFrom is null && YearTo is null && MinRatings <= 0 && MinAverage <= 0);

    /// <inheritdoc/>
    public bool Equals(MovieFilter? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && (YearFrom, YearTo, MinRatings) == (other.YearFrom, other.YearTo, other.MinRatings)
            && MinAverage.Equals(other.MinAverage)
            && AnyGenre.AsSpan().SequenceEqual(other.AnyGenre.AsSpan())
            && AllGenres.AsSpan().SequenceEqual(other.AllGenres.AsSpan())
            && NoGenre.AsSpan().SequenceEqual(other.NoGenre.AsSpan())
            && Excluded.AsSpan().SequenceEqual(other.Excluded.AsSpan())
            && Only.HasValue == other.Only.HasValue
            && (Only ?? []).AsSpan().SequenceEqual((other.Only ?? []).AsSpan()));

    /// <inheritdoc/>
    public override int GetHashCode() => _hash.Value;

    private int ComputeHash()
    {
        var hash = default(HashCode);
        hash.Add((YearFrom, YearTo, MinRatings, MinAverage));
        foreach (var genre in AnyGenre.Concat(AllGenres).Concat(NoGenre)) hash.Add(genre, StringComparer.Ordinal);
        AddIds(ref hash, Excluded.AsSpan());
        AddIds(ref hash, (Only ?? []).AsSpan());
        return hash.ToHashCode();
    }

    /// <summary>Lists are long, and two sums by vectors take a twentieth of the time that hashing each id does.</summary>
    private static void AddIds(ref HashCode hash, ReadOnlySpan<int> ids) =>
        hash.Add((ids.Length, TensorPrimitives.Sum(ids), TensorPrimitives.SumOfSquares(ids)));

    /// <summary>Ascending and without duplicates, so that the order in which they are named does not matter.</summary>
    private static ImmutableArray<int> Sorted(ImmutableArray<int> ids)
    {
        for (var i = 1; i < ids.Length; i++)
        {
            if (ids[i] <= ids[i - 1]) return [.. ids.Distinct().Order()];
        }
        return ids;
    }

    private static ImmutableArray<string> Sorted(ImmutableArray<string> names) =>
        names.Length < 2 ? names : [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
