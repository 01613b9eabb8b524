using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MovieSimilarity.Search;
using MovieSimilarity.Search.Filtering;

namespace MovieSimilarity.Grains.Interfaces.Serialization;

/// <summary>How a <see cref="SimilarityQuery"/> travels.</summary>
[GenerateSerializer, Alias("MovieSimilarity.SimilarityQuery.2")]
internal struct SimilarityQuerySurrogate
{
    [Id(0)] public ImmutableArray<int> SeedIds;
    [Id(1)] public ImmutableArray<double> Coefficients;
    [Id(2)] public int Count;
    [Id(3)] public int CollaborativeHundredths;
    [Id(4)] public MovieFilter? Filter;
    [Id(5)] public double? MinScore;
    [Id(6)] public bool OnePerSeries;
    [Id(7)] public int DiversityHundredths;
    [Id(8)] public ImmutableArray<float>? Direction;
}

/// <summary>Converts both ways.</summary>
[RegisterConverter]
internal sealed class SimilarityQueryConverter : IConverter<SimilarityQuery, SimilarityQuerySurrogate>
{
    public SimilarityQuery ConvertFromSurrogate(in SimilarityQuerySurrogate surrogate)
    {
        var seeds = new Seed[surrogate.SeedIds.Length];
        for (var i = 0; i < seeds.Length; i++) seeds[i] = new Seed(surrogate.SeedIds[i], surrogate.Coefficients[i]);
        // The constructor of a direction bounds its size.
        var direction = surrogate.Direction is { } values ? new ContentDirection(values) : null;
        var scoring = Scoring.OfHundredths(surrogate.CollaborativeHundredths);
        return new SimilarityQuery(ImmutableCollectionsMarshal.AsImmutableArray(seeds), surrogate.Count, scoring, direction)
        {
            Filter = surrogate.Filter,
            MinScore = surrogate.MinScore,
            OnePerSeries = surrogate.OnePerSeries,
            DiversityHundredths = surrogate.DiversityHundredths,
        };
    }

    public SimilarityQuerySurrogate ConvertToSurrogate(in SimilarityQuery value) => new()
    {
        SeedIds = [.. value.Seeds.Select(seed => seed.MovieId)],
        Coefficients = [.. value.Seeds.Select(seed => seed.Coefficient)],
        Count = value.Count,
        CollaborativeHundredths = value.Scoring.Hundredths,
        Filter = value.Filter,
        MinScore = value.MinScore,
        OnePerSeries = value.OnePerSeries,
        DiversityHundredths = value.DiversityHundredths,
        Direction = value.Direction?.Values,
    };
}

/// <summary>How a <see cref="MovieFilter"/> travels.</summary>
[GenerateSerializer, Alias("MovieSimilarity.MovieFilter")]
internal struct MovieFilterSurrogate
{
    [Id(0)] public ImmutableArray<string> AnyGenre;
    [Id(1)] public ImmutableArray<string> AllGenres;
    [Id(2)] public ImmutableArray<string> NoGenre;
    [Id(3)] public int? YearFrom;
    [Id(4)] public int? YearTo;
    [Id(5)] public int MinRatings;
    [Id(6)] public double MinAverage;
    [Id(7)] public ImmutableArray<int> Excluded;
    [Id(8)] public ImmutableArray<int>? Only;
}

/// <summary>Converts both ways.</summary>
[RegisterConverter]
internal sealed class MovieFilterConverter : IConverter<MovieFilter, MovieFilterSurrogate>
{
    public MovieFilter ConvertFromSurrogate(in MovieFilterSurrogate surrogate) => new()
    {
        AnyGenre = surrogate.AnyGenre,
        AllGenres = surrogate.AllGenres,
        NoGenre = surrogate.NoGenre,
        YearFrom = surrogate.YearFrom,
        YearTo = surrogate.YearTo,
        MinRatings = surrogate.MinRatings,
        MinAverage = surrogate.MinAverage,
        Excluded = surrogate.Excluded,
        Only = surrogate.Only,
    };

    public MovieFilterSurrogate ConvertToSurrogate(in MovieFilter value) => new()
    {
        AnyGenre = value.AnyGenre,
        AllGenres = value.AllGenres,
        NoGenre = value.NoGenre,
        YearFrom = value.YearFrom,
        YearTo = value.YearTo,
        MinRatings = value.MinRatings,
        MinAverage = value.MinAverage,
        Excluded = value.Excluded,
        Only = value.Only,
    };
}
