using System.Runtime.InteropServices;
using MovieSimilarity.Search;
using MovieSimilarity.Search.Filtering;

namespace MovieSimilarity.Benchmarks.Search;

/// <summary>A kind of query: several seeds, another weight or a filter.</summary>
/// <param name="Name">What it asks, as the table of results writes it.</param>
/// <param name="Queries">One for each seed of the vectors; without their filter where each has a new one.</param>
/// <param name="FilterOf">The filter of the query with a number, never seen before; null where all queries have theirs already.</param>
/// <param name="Selection">What the peers select by: nothing, a year or ids.</param>
internal sealed record QueryKind(
    string Name, NearestQuery[] Queries, Func<int, MovieFilter>? FilterOf, PeerSelection Selection)
{
    /// <summary>The query with a number, from 0; with its new filter, where it has one.</summary>
    public NearestQuery Query(int number)
    {
        var query = Queries[number % Queries.Length];
        return FilterOf is null ? query : query with { Query = query.Query with { Filter = FilterOf(number) } };
    }
}

/// <summary>How peers select rows.</summary>
/// <param name="By"><c>all</c>, <c>year</c> (rows up to a year) or <c>exclude</c> (all but the rows of a list).</param>
/// <param name="Value">The year, or the number of lists.</param>
/// <param name="IsNew">Whether each query has a selection of its own, which it must make.</param>
internal sealed record PeerSelection(string By, int Value, bool IsNew)
{
    /// <summary>All rows.</summary>
    public static PeerSelection All { get; } = new("all", 0, false);
}

/// <summary>The kinds of queries, on the vectors of a set, with films' years drawn by lot.</summary>
internal sealed class QueryKinds
{
    /// <summary>Years from 1 on, each as likely as any other, so that a filter passes as many thousandths of the films.</summary>
    private const int Years = 1_000;

    /// <summary>Ids that a query excludes, the most that a request may.</summary>
    private const int Exclusions = 10_000;

    /// <summary>Lists of exclusions for the queries that have each another: more than filters that a shard keeps.</summary>
    private const int ExclusionLists = 64;

    private const int ManySeeds = 5, OtherWeight = 30, RandomSeed = 2;

    private static readonly (string Share, int Year)[] Filters = [("50 %", 500), ("5 %", 50), ("0.1 %", 1)];

    private readonly VectorSet _set;
    private readonly Random _random = new(RandomSeed);

    /// <summary>Makes them.</summary>
    public QueryKinds(VectorSet set)
    {
        _set = set;
        var years = new int[set.Shard.Count];
        foreach (ref var year in years.AsSpan()) year = 1 + _random.Next(Years);
        YearOfRow = years;
        AttributeRow[] rows = [.. years.Select(year => new AttributeRow(0, year, 0, 0, 0))];
        var (shard, attributes) = (set.Shard, new RowAttributes([[]], rows));
        Shard = shard.Index is { } index
            ? new Shard(shard.MovieIds, shard.Embeddings, attributes, index)
            : new Shard(shard.MovieIds, shard.Embeddings, attributes);
        ExcludedRows = [.. Enumerable.Range(0, ExclusionLists).Select(_ => DrawRows(Math.Min(Exclusions, shard.Count / 2)))];
        All = [.. Create()];
    }

    /// <summary>The rows, with the years that filters look at.</summary>
    public Shard Shard { get; }

    /// <summary>The year of each row.</summary>
    public IReadOnlyList<int> YearOfRow { get; }

    /// <summary>Lists of excluded rows, ascending.</summary>
    public int[][] ExcludedRows { get; }

    /// <summary>All kinds; the plain query is the first.</summary>
    public IReadOnlyList<QueryKind> All { get; }

    private IEnumerable<QueryKind> Create()
    {
        yield return new QueryKind("one seed", _set.Queries, null, PeerSelection.All);
        foreach (var (share, year) in Filters)
        {
            yield return new QueryKind($"a filter that passes {share}", With(new MovieFilter { YearTo = year }), null, new("year", year, IsNew: false));
            // No film is older than year 1, so each of these passes the same films and yet is another filter.
            yield return new QueryKind(
                "the same, a new filter for each query", _set.Queries, number => new MovieFilter { YearFrom = -number, YearTo = year }, new("year", year, IsNew: true));
        }
        yield return new QueryKind("five seeds", [.. _set.Queries.Select(_ => DrawSeeds())], null, PeerSelection.All);
        yield return new QueryKind("weight 0.3", Weighted(), null, PeerSelection.All);
        var name = $"{ExcludedRows[0].Length:N0} exclusions";
        yield return new QueryKind(name, With(Excluding(0)), null, new("exclude", 1, IsNew: false));
        yield return new QueryKind("the same, new ones for each query", _set.Queries, Excluding, new("exclude", ExclusionLists, IsNew: true));
    }

    private MovieFilter Excluding(int number) =>
        new() { Excluded = ImmutableCollectionsMarshal.AsImmutableArray(ExcludedIds[number % ExclusionLists]) };

    private int[][] ExcludedIds => field ??= [.. ExcludedRows.Select(rows => rows.Select(row => Shard.MovieIds.Span[row]).ToArray())];

    private NearestQuery[] With(MovieFilter filter) =>
        [.. _set.Queries.Select(query => query with { Query = query.Query with { Filter = filter } })];

    private NearestQuery[] Weighted() =>
        [.. _set.Queries.Select(query => query with { Query = query.Query with { Scoring = Scoring.OfHundredths(OtherWeight) } })];

    private NearestQuery DrawSeeds()
    {
        var ids = Shard.MovieIds;
        var liked = DrawRows(ManySeeds).Select(row => (ids.Span[row], 1.0));
        return Shard.Embed(new SimilarityQuery(SimilarityQuery.Mix(liked, []), _set.Queries[0].Query.Count));
    }

    private int[] DrawRows(int count)
    {
        var rows = new HashSet<int>();
        while (rows.Count < count) rows.Add(_random.Next(Shard?.Count ?? _set.Shard.Count));
        return [.. rows.Order()];
    }
}
