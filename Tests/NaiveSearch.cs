using MovieSimilarity.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests;

/// <summary>The definition of an answer, written down as plainly as possible.</summary>
internal static class NaiveSearch
{
    public static Neighbour[] FindSimilar(SimilarityModel model, int movieId, int count, Scoring scoring)
    {
        var embeddings = model.Shard.Embeddings;
        Assert.True(model.Shard.TryGetRow(movieId, out var seedRow));
        return [.. Enumerable.Range(0, embeddings.Rows)
            .Where(row => row != seedRow)
            .Select(row => Score(model, seedRow, row, scoring))
            .OrderByDescending(neighbour => neighbour.Score)
            .ThenBy(neighbour => neighbour.MovieId)
            .Take(count)];
    }

    /// <summary>Same films in the same order, every score within rounding.</summary>
    public static void AssertSame(IReadOnlyList<Neighbour> expected, IReadOnlyList<Neighbour> actual)
    {
        // Two ways to sum may round to different ninth decimals.
        const double rounding = 1.001e-9;
        Assert.Equal(expected.Select(neighbour => neighbour.MovieId), actual.Select(neighbour => neighbour.MovieId));
        foreach (var (want, have) in expected.Zip(actual))
        {
            Assert.Equal(want.Score, have.Score, rounding);
            Assert.Equal(want.CollaborativeScore, have.CollaborativeScore, rounding);
            Assert.Equal(want.ContentScore, have.ContentScore, rounding);
        }
    }

    private static Neighbour Score(SimilarityModel model, int a, int b, Scoring scoring)
    {
        var embeddings = model.Shard.Embeddings;
        var split = embeddings.CollaborativeDimensions;
        double collaborative = 0, content = 0;
        for (var i = 0; i < split; i++) collaborative += (double)embeddings.Row(a)[i] * embeddings.Row(b)[i];
        for (var i = split; i < embeddings.Dimensions; i++) content += (double)embeddings.Row(a)[i] * embeddings.Row(b)[i];
        var score = scoring.CollaborativeWeight * collaborative + scoring.ContentWeight * content;
        return new Neighbour(model.Catalogue[b].Id, Rounded(score), Rounded(collaborative), Rounded(content));
    }

    private static double Rounded(double score) => Math.Clamp(Math.Round(score, 9), -1, 1) + 0.0;
}
