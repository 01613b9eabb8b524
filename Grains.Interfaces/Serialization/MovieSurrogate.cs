using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Grains.Interfaces.Serialization;

/// <summary>How a <see cref="Movie"/> travels: the domain library knows nothing of Orleans.</summary>
[GenerateSerializer, Alias("MovieSimilarity.Movie")]
internal struct MovieSurrogate
{
    [Id(0)] public int Id;
    [Id(1)] public string Title;
    [Id(2)] public int? Year;
    [Id(3)] public string[] Genres;
    [Id(4)] public int RatingCount;
    [Id(5)] public double AverageRating;
}

/// <summary>Converts both ways.</summary>
[RegisterConverter]
internal sealed class MovieConverter : IConverter<Movie, MovieSurrogate>
{
    public Movie ConvertFromSurrogate(in MovieSurrogate surrogate) =>
        new(surrogate.Id, surrogate.Title, surrogate.Year, surrogate.Genres, surrogate.RatingCount, surrogate.AverageRating);

    public MovieSurrogate ConvertToSurrogate(in Movie value) => new()
    {
        Id = value.Id,
        Title = value.Title,
        Year = value.Year,
        Genres = [.. value.Genres],
        RatingCount = value.RatingCount,
        AverageRating = value.AverageRating,
    };
}
