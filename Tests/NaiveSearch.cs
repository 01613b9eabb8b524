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
        var vector = Array.ConvertAll(embeddings.Row(seedRow).ToArray(), value => (double)value);
        return [.. Enumerable.Range(0, embeddings.Rows)
            .Where(row => row != seedRow)
            .Select(row => Score(model, vector, row, scoring, largest: 1))
            .OrderByDescending(neighbour => neighbour.Score)
            .ThenBy(neighbour => neighbour.MovieId)
            .Take(count)];
    }

    /// <summary>The same for a query by one film or none, with a content direction.</summary>
    public static Neighbour[] FindSimilar(SimilarityModel model, SimilarityQuery query)
    {
        var embeddings = model.Shard.Embeddings;
        var vector = new double[embeddings.Dimensions];
        if (query.Seeds.Length > 0)
        {
            Assert.True(model.Shard.TryGetRow(query.Seeds.Single().MovieId, out var seedRow));
            for (var i = 0; i < vector.Length; i++) vector[i] = embeddings.Row(seedRow)[i];
        }
        for (var i = 0; i < embeddings.ContentDimensions; i++) vector[embeddings.CollaborativeDimensions + i] += query.Direction!.Values[i];
        var largest = query.Seeds.Length + Math.Sqrt(query.Direction!.Values.Sum(value => (double)value * value));
        return [.. Enumerable.Range(0, embeddings.Rows)
            .Where(row => query.Seeds.All(seed => seed.MovieId != model.Catalogue[row].Id))
            .Select(row => Score(model, vector, row, query.Scoring, largest))
            .OrderByDescending(neighbour => neighbour.Score)
            .ThenBy(neighbour => neighbour.MovieId)
            .Take(query.Count)];
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

    private static Neighbour Score(SimilarityModel model, double[] vector, int row, Scoring scoring, double largest)
    {
        var embeddings = model.Shard.Embeddings;
        var split = embeddings.CollaborativeDimensions;
        double collaborative = 0, content = 0;
        for (var i = 0; i < split; i++) collaborative += vector[i] * embeddings.Row(row)[i];
        for (var i = split; i < embeddings.Dimensions; i++) content += vector[i] * embeddings.Row(row)[i];
        var score = scoring.CollaborativeWeight * collaborative + scoring.ContentWeight * content;
        return new Neighbour(model.Catalogue[row].Id, Rounded(score, largest), Rounded(collaborative, largest), Rounded(content, largest));
    }

    private static double Rounded(double score, double largest) => Math.Clamp(Math.Round(score, 9), -largest, largest) + 0.0;
}
