using System.Collections.Immutable;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Search.Filtering;
using MovieSimilarity.Tests.Fidelity;

namespace MovieSimilarity.Tests.Similarity.Search;

/// <summary>
/// Random queries of every kind over one model, and their answers by definition: every film is scored by the cosines with each seed and the
/// product with the direction, tested against the filter as the catalogue describes it, and sorted.
/// </summary>
internal sealed class RandomQueries
{
    /// <summary>Few enough that all cosines with them can be kept: 16 bytes for each film and seed.</summary>
    private const int PossibleSeeds = 60;

    private static readonly string? Asked = Environment.GetEnvironmentVariable("RANDOM_QUERIES");

    private static readonly Lazy<SimilarityModel> LazyModel = new(() => WithSeries(
        TestData.MlLatestSmall is null ? ModelFile.Read(Path.Combine(TestData.Sample, "sample.model")) : TrainedModels.MlLatestSmall));

    private readonly SimilarityModel _model;
    private readonly Random _random;
    private readonly bool _withDirections;
    private readonly string[] _genres;
    private readonly Dictionary<int, (double Collaborative, double Content)[]> _cosines;
    private readonly int[] _seeds;

    /// <param name="model">The model.</param>
    /// <param name="seed">Other seeds give other queries.</param>
    /// <param name="withDirections">Whether some queries have a content direction, which no HTTP request can name as such.</param>
    public RandomQueries(SimilarityModel model, int seed, bool withDirections = true)
    {
        (_model, _random, _withDirections) = (model, new Random(seed), withDirections);
        _genres = [.. model.Catalogue.SelectMany(movie => movie.Genres).Distinct().Order(StringComparer.Ordinal)];
        int[] rows = [.. Enumerable.Range(0, model.Catalogue.Count)];
        _random.Shuffle(rows);
        _seeds = [.. rows.Take(PossibleSeeds).Select(row => model.Catalogue[row].Id)];
        _cosines = rows.Take(PossibleSeeds).ToDictionary(row => model.Catalogue[row].Id, CosinesWith);
    }

    /// <summary>How many queries a test tries; set the environment variable to try more: <c>RANDOM_QUERIES=100000</c>.</summary>
    public static int Count { get; } = int.TryParse(Asked, out var queries) ? queries : 400;

    /// <summary>The same for tests that ask in batches, through grains.</summary>
    public static int Batched { get; } = int.TryParse(Asked, out var queries) ? queries : 50;

    /// <summary>The model of ml-latest-small, or of the sample where that is not at hand, with series that cut across the catalogue.</summary>
    public static SimilarityModel Model => LazyModel.Value;

    /// <summary>The next query.</summary>
    public SimilarityQuery Next()
    {
        int[] seeds = [.. _random.GetItems(_seeds, _random.Next(4) == 0 ? _random.Next(2, 9) : 1).Distinct()];
        var liked = _random.Next(1, seeds.Length + 1);
        var mixed = SimilarityQuery.Mix(
            seeds.Take(liked).Select(id => (id, Chance(3) ? _random.Next(1, 6) : 1.0)), seeds.Skip(liked));
        var direction = _withDirections && Chance(3) ? NextDirection() : null;
        return new SimilarityQuery(
            direction is not null && Chance(3) ? [] : mixed,
            Chance(8) ? _random.Next(100, 1001) : _random.Next(1, 31),
            Scoring.OfHundredths(Chance(2) ? 50 : _random.Next(101)),
            direction)
        {
            Filter = Chance(3) ? null : NextFilter(),
            MinScore = Chance(6) ? Math.Round(_random.NextDouble() - 0.3, 3) : null,
            OnePerSeries = Chance(4),
        };
    }

    /// <summary>The answer by definition.</summary>
    public Neighbour[] Answer(SimilarityQuery query)
    {
        var passing = new List<Neighbour>();
        for (var row = 0; row < _model.Catalogue.Count; row++)
        {
            var movie = _model.Catalogue[row];
            if (query.Seeds.Any(seed => seed.MovieId == movie.Id) || (query.Filter is { } filter && !Passes(filter, movie))) continue;
            var (collaborative, content) = (0.0, 0.0);
            foreach (var seed in query.Seeds)
            {
                collaborative += seed.Coefficient * _cosines[seed.MovieId][row].Collaborative;
                content += seed.Coefficient * _cosines[seed.MovieId][row].Content;
            }
            content += Product(query.Direction, row);
            var score = Rounded(query, query.Scoring.CollaborativeWeight * collaborative + query.Scoring.ContentWeight * content);
            if (!(score < query.MinScore)) passing.Add(new Neighbour(movie.Id, score, Rounded(query, collaborative), Rounded(query, content), movie.SeriesId));
        }
        var ranked = passing.OrderByDescending(neighbour => neighbour.Score).ThenBy(neighbour => neighbour.MovieId);
        return [.. (query.OnePerSeries ? ranked.DistinctBy(film => film.SeriesId != 0 ? film.SeriesId : -film.MovieId) : ranked).Take(query.Count)];
    }

    /// <summary>The same films with the same scores, but for the rounding of the last decimal, which may also swap two neighbours.</summary>
    public static void AssertSame(SimilarityQuery query, Neighbour[] expected, IReadOnlyList<Neighbour> actual)
    {
        if (expected.SequenceEqual(actual)) return;
        const double rounding = 1.001e-9;
        Assert.True(expected.Length == actual.Count, $"{actual.Count} films instead of {expected.Length}: {query}");
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i].Score - actual[i].Score) <= rounding, $"place {i + 1}: {actual[i]} instead of {expected[i]}: {query}");
            Assert.True(
                expected[i].MovieId == actual[i].MovieId || expected.Any(film => film.MovieId == actual[i].MovieId) || i == expected.Length - 1,
                $"place {i + 1}: {actual[i]} does not belong there: {query}");
        }
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    /// <summary>The content embedding of a film or a random vector, as long as a few terms together or as the longest direction.</summary>
    private ContentDirection NextDirection()
    {
        var content = _model.Shard.Embeddings.ContentDimensions;
        var film = _model.Shard.Embeddings.Row(_random.Next(_model.Catalogue.Count))[^content..].ToArray();
        double[] raw = Chance(2) ? Array.ConvertAll(film, value => (double)value) : [.. Enumerable.Range(0, content).Select(_ => _random.NextDouble() - 0.5)];
        var unit = new float[content];
        UnitVector.Normalize(raw, unit);
        var length = (float)(Chance(5) ? ContentDirection.MaxLength * 0.999 : 4 * _random.NextDouble() - 2);
        return new ContentDirection([.. unit.Select(value => length * value)]);
    }

    private double Product(ContentDirection? direction, int row)
    {
        if (direction is null) return 0;
        var content = _model.Shard.Embeddings.Row(row)[^direction.Values.Length..];
        var sum = 0.0;
        for (var j = 0; j < content.Length; j++) sum += (double)direction.Values[j] * content[j];
        return sum;
    }

    private MovieFilter NextFilter() => new()
    {
        AnyGenre = Chance(3) ? Some(_genres, 3) : [],
        AllGenres = Chance(6) ? Some(_genres, 2) : [],
        NoGenre = Chance(4) ? Some(_genres, 3) : [],
        YearFrom = Chance(4) ? _random.Next(1930, 2015) : null,
        YearTo = Chance(4) ? _random.Next(1950, 2020) : null,
        MinRatings = Chance(4) ? _random.Next(60) : 0,
        MinAverage = Chance(5) ? _random.Next(100, 450) / 100.0 : 0,
        Excluded = Chance(3) ? SomeIds(Chance(2) ? 3 : _model.Catalogue.Count) : [],
        Only = Chance(5) ? SomeIds(_model.Catalogue.Count) : null,
    };

    private ImmutableArray<string> Some(string[] genres, int most) => [.. _random.GetItems(genres, _random.Next(1, most + 1))];

    private ImmutableArray<int> SomeIds(int most) =>
        [.. Enumerable.Range(0, _random.Next(1, most + 1)).Select(_ => Chance(9) ? _random.Next(1, 300_000) : _model.Catalogue[_random.Next(_model.Catalogue.Count)].Id)];

    private static bool Passes(MovieFilter filter, MovieSimilarity.Catalogue.Movie movie) =>
        (filter.AnyGenre.Length == 0 || filter.AnyGenre.Intersect(movie.Genres).Any())
        && filter.AllGenres.All(movie.Genres.Contains)
        && !filter.NoGenre.Intersect(movie.Genres).Any()
        && ((filter.YearFrom is null && filter.YearTo is null) || movie.Year is not null)
        && !(movie.Year < filter.YearFrom)
        && !(movie.Year > filter.YearTo)
        && movie.RatingCount >= filter.MinRatings
        && Math.Round(movie.AverageRating, 2) >= filter.MinAverage
        && !filter.Excluded.Contains(movie.Id)
        && (filter.Only is not { } only || only.Contains(movie.Id));

    private static double Rounded(SimilarityQuery query, double score)
    {
        var largest = (query.Seeds.Any(seed => seed.Coefficient < 0) ? 1.5 : query.Seeds.Length > 0 ? 1 : 0)
            + Math.Sqrt(query.Direction?.Values.Sum(value => (double)value * value) ?? 0);
        return Math.Clamp(Math.Round(score, 9), -largest, largest) + 0.0;
    }

    private (double, double)[] CosinesWith(int seedRow)
    {
        var (embeddings, split) = (_model.Shard.Embeddings, _model.Shard.Embeddings.CollaborativeDimensions);
        var cosines = new (double, double)[embeddings.Rows];
        var seed = embeddings.Row(seedRow);
        for (var row = 0; row < cosines.Length; row++)
        {
            var film = embeddings.Row(row);
            var (collaborative, content) = (0.0, 0.0);
            for (var j = 0; j < split; j++) collaborative += (double)seed[j] * film[j];
            for (var j = split; j < film.Length; j++) content += (double)seed[j] * film[j];
            cosines[row] = (collaborative, content);
        }
        return cosines;
    }

    /// <summary>Series of neighbours in the catalogue, a few of them large.</summary>
    private static SimilarityModel WithSeries(SimilarityModel model) => new(
        new([.. model.Catalogue.Select((movie, row) => movie with { SeriesId = row % 7 == 0 ? 0 : 1 + row / (row % 5 == 0 ? 400 : 3) })]),
        model.Shard.Embeddings,
        model.Norms,
        model.Provenance);
}
