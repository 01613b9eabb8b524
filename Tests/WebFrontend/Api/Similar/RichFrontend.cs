using System.Text.Json;
using MovieSimilarity.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.WebFrontend.Api.Similar;

/// <summary>The service with a made model of 400 films that have series, ids of IMDb and TMDB, and some of them only one signal.</summary>
public sealed class RichFrontend() : RunningFrontend(Make())
{
    /// <summary>Scores in responses have six decimals.</summary>
    private const double Rounding = 5.1e-7;

    private const int Films = 400;

    private static readonly string[][] Genres = [["Drama"], ["Comedy", "Drama"], ["Sci-Fi"], [], ["Film-Noir", "Comedy"]];

    /// <summary>The films of an answer are those that the library finds, in its order, with its scores.</summary>
    public void AssertFinds(SimilarityQuery query, JsonElement answer) => AssertAre([.. Model.FindSimilar(query)], answer.GetProperty("results"));

    public static void AssertAre(Neighbour[] expected, JsonElement results)
    {
        var found = results.EnumerateArray().ToArray();
        Assert.Equal(expected.Select(film => film.MovieId), found.Select(film => film.GetProperty("movie_id").GetInt32()));
        for (var i = 0; i < found.Length; i++) Assert.Equal(expected[i].Score, found[i].GetProperty("similarity_score").GetDouble(), Rounding);
    }

    private static SimilarityModel Make()
    {
        var random = new Random(17);
        double[][] rows = [.. Enumerable.Range(1, Films).Select(row => Vector(random, row))];
        return TestModels.With(TestModels.Of(rows), movie =>
        {
            var row = movie.Id / 10;
            return movie with
            {
                Genres = Genres[row % Genres.Length],
                AverageRating = 1 + row % 17 / 4.0,
                ImdbId = row % 4 == 0 ? 0 : 100_000 + row,
                TmdbId = row % 4 == 0 ? 0 : 2 * row,
                SeriesId = row % 6 == 0 ? 60 : row % 7 == 0 ? 70 : 0,
            };
        });
    }

    /// <summary>Random coordinates; every third film lacks the collaborative half, every fifth the content half.</summary>
    private static double[] Vector(Random random, int row)
    {
        double[] vector = [.. Enumerable.Range(0, TestModels.CollaborativeDimensions + TestModels.ContentDimensions).Select(_ => random.NextDouble() - 0.4)];
        if (row % 3 == 0) Array.Clear(vector, 0, TestModels.CollaborativeDimensions);
        if (row % 5 == 0) Array.Clear(vector, TestModels.CollaborativeDimensions, TestModels.ContentDimensions);
        return vector;
    }
}
