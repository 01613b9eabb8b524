using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MovieSimilarity.Search.Filtering;

namespace MovieSimilarity.Search;

/// <summary>A film that a query starts from.</summary>
/// <param name="MovieId">The film.</param>
/// <param name="Coefficient">What its embedding counts in the query vector: above 0 for liked films, below 0 for disliked ones.</param>
public readonly record struct Seed(int MovieId, double Coefficient);

/// <summary>
/// What is asked of a model: the films nearest to one film, or to several. It travels unchanged from the request's parameters to the
/// search. Immutable; equal queries have equal answers.
/// </summary>
/// <remarks>
/// score(x) = mean of the similarities of x to the liked films − <see cref="DislikeShare"/> · mean of those to the disliked ones. Cosines of
/// unit vectors are linear in each of the two, so the score is the similarity to one query vector, Σ coefficient·embedding
/// (<see cref="NearestQuery"/>). A <see cref="Direction"/> is added to the content half of that vector.
/// </remarks>
public sealed record SimilarityQuery
{
    /// <summary>
    /// How much the mean similarity to the disliked films counts: half as much as that to the liked ones, so that a film near both still
    /// scores above a film near neither.
    /// </summary>
    public const double DislikeShare = 0.5;

    /// <summary>Asks for the films nearest to one.</summary>
    /// <param name="seed">The film.</param>
    /// <param name="count">How many films to return at most, 1 or more.</param>
    /// <param name="scoring">The score that determines the ranking.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public SimilarityQuery(int seed, int count, Scoring scoring = default)
        : this([new Seed(seed, 1)], count, scoring)
    {
    }

    /// <summary>Asks for the films nearest to several, or to a point of the content space.</summary>
    /// <param name="seeds">The films, as <see cref="Mix"/> returns them; may be empty if there is a direction.</param>
    /// <param name="count">How many films to return at most, 1 or more.</param>
    /// <param name="scoring">The score that determines the ranking.</param>
    /// <param name="direction">What is added to the content half of the query vector; null for nothing.</param>
    /// <exception cref="ArgumentException">
    /// There is neither a seed nor a direction, or the ids of the seeds do not ascend, or a coefficient is not finite.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public SimilarityQuery(ImmutableArray<Seed> seeds, int count, Scoring scoring = default, ContentDirection? direction = null)
    {
        RequireSeeds(seeds, direction);
        (Seeds, Count, Scoring, Direction) = (seeds, count, scoring, direction);
    }

    /// <summary>The films to start from, ascending by id. None of them appears in the answer.</summary>
    public ImmutableArray<Seed> Seeds { get; }

    /// <summary>What is added to the content half of the query vector; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ContentDirection? Direction { get; }

    /// <summary>How many films to return at most, 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to less.</exception>
    public int Count
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>The score that determines the ranking.</summary>
    public Scoring Scoring { get; init; }

    /// <summary>Which films may be in the answer; null for all.</summary>
    public MovieFilter? Filter { get; init; }

    /// <summary>The lowest score that a film in the answer may have; null for any.</summary>
    public double? MinScore { get; init; }

    /// <summary>Whether the answer holds at most one film of each series: the best.</summary>
    public bool OnePerSeries { get; init; }

    /// <summary>
    /// δ of <see cref="MaximalMarginalRelevance"/> in hundredths, 0 to 100. Above 0 the answer's <see cref="Count"/> films are re-ranked: ask
    /// for a pool of them (<see cref="MaximalMarginalRelevance.PoolOf"/>).
    /// </summary>
    public int DiversityHundredths { get; init; }

    /// <summary>
    /// No score is above this or below its negative: the cosines with the liked films are at most 1, disliked films add their share, and the
    /// direction its length.
    /// </summary>
    public double LargestScore => LargestOfSeeds + (Direction?.Length ?? 0);

    private double LargestOfSeeds
    {
        get
        {
            foreach (var seed in Seeds)
            {
                if (seed.Coefficient < 0) return 1 + DislikeShare;
            }
            return Seeds.Length > 0 ? 1 : 0;
        }
    }

    /// <summary>The seeds of a query for films near to some films and not near to others.</summary>
    /// <param name="liked">Films with their weights, which are above 0; one or more. A film that occurs twice counts with both weights.</param>
    /// <param name="disliked">Films to keep away from; may be empty.</param>
    /// <returns>The seeds, ascending by id: the order in which films are named does not matter.</returns>
    /// <exception cref="ArgumentException">No film is liked, a weight is not a number above 0, or a film is both liked and disliked.</exception>
    public static ImmutableArray<Seed> Mix(IEnumerable<(int MovieId, double Weight)> liked, IEnumerable<int> disliked)
    {
        var seeds = new SortedDictionary<int, double>();
        foreach (var (movieId, weight) in liked)
        {
            if (weight is not (> 0 and < double.PositiveInfinity)) throw new ArgumentException($"The weight of movie {movieId} is {weight}; it must be above 0.");
            seeds[movieId] = seeds.GetValueOrDefault(movieId) + weight;
        }
        if (seeds.Count == 0) throw new ArgumentException("A query needs a film to start from.");
        var total = seeds.Values.Sum();
        foreach (var movieId in seeds.Keys.ToArray()) seeds[movieId] /= total;
        int[] away = [.. disliked.Distinct()];
        foreach (var movieId in away)
        {
            if (!seeds.TryAdd(movieId, -DislikeShare / away.Length)) throw new ArgumentException($"Movie {movieId} is both liked and disliked.");
        }
        return [.. seeds.Select(pair => new Seed(pair.Key, pair.Value))];
    }

    /// <inheritdoc/>
    public bool Equals(SimilarityQuery? other) =>
        other is not null
        && Count == other.Count
        && Scoring == other.Scoring
        && MinScore.Equals(other.MinScore)
        && OnePerSeries == other.OnePerSeries
        && DiversityHundredths == other.DiversityHundredths
        && Seeds.AsSpan().SequenceEqual(other.Seeds.AsSpan())
        && Equals(Direction, other.Direction)
        && Equals(Filter, other.Filter);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Seeds.Length > 0 ? Seeds[0] : default, Seeds.Length, Direction, Count, Scoring, MinScore, (OnePerSeries, DiversityHundredths), Filter);

    private static void RequireSeeds(ImmutableArray<Seed> seeds, ContentDirection? direction)
    {
        if (seeds.IsDefault || (seeds.IsEmpty && direction is null)) throw new ArgumentException("A query needs a film or a content direction to start from.");
        for (var i = 0; i < seeds.Length; i++)
        {
            if (i > 0 && seeds[i].MovieId <= seeds[i - 1].MovieId) throw new ArgumentException("The seeds of a query must ascend by movie id.");
            if (!double.IsFinite(seeds[i].Coefficient)) throw new ArgumentException($"The coefficient of movie {seeds[i].MovieId} is not finite.");
        }
    }
}
