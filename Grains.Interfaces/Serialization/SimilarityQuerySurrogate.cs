using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Interfaces.Serialization;

/// <summary>How a <see cref="SimilarityQuery"/> travels.</summary>
[GenerateSerializer, Alias("MovieSimilarity.SimilarityQuery")]
internal struct SimilarityQuerySurrogate
{
    [Id(0)] public int Seed;
    [Id(1)] public int Count;
    [Id(2)] public Scoring Scoring;
}

/// <summary>Converts both ways.</summary>
[RegisterConverter]
internal sealed class SimilarityQueryConverter : IConverter<SimilarityQuery, SimilarityQuerySurrogate>
{
    public SimilarityQuery ConvertFromSurrogate(in SimilarityQuerySurrogate surrogate) => new(surrogate.Seed, surrogate.Count, surrogate.Scoring);

    public SimilarityQuerySurrogate ConvertToSurrogate(in SimilarityQuery value) =>
        new() { Seed = value.Seed, Count = value.Count, Scoring = value.Scoring };
}
