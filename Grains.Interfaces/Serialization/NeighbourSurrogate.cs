using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Interfaces.Serialization;

/// <summary>How a <see cref="Neighbour"/> travels.</summary>
[GenerateSerializer, Alias("MovieSimilarity.Neighbour")]
internal struct NeighbourSurrogate
{
    [Id(0)] public int MovieId;
    [Id(1)] public double Score;
    [Id(2)] public double CollaborativeScore;
    [Id(3)] public double ContentScore;
    [Id(4)] public int SeriesId;
}

/// <summary>Converts both ways.</summary>
[RegisterConverter]
internal sealed class NeighbourConverter : IConverter<Neighbour, NeighbourSurrogate>
{
    public Neighbour ConvertFromSurrogate(in NeighbourSurrogate surrogate) =>
        new(surrogate.MovieId, surrogate.Score, surrogate.CollaborativeScore, surrogate.ContentScore, surrogate.SeriesId);

    public NeighbourSurrogate ConvertToSurrogate(in Neighbour value) => new()
    {
        MovieId = value.MovieId,
        Score = value.Score,
        CollaborativeScore = value.CollaborativeScore,
        ContentScore = value.ContentScore,
        SeriesId = value.SeriesId,
    };
}
