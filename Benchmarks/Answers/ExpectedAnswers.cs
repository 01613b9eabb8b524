using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Answers;

/// <summary>What the plain library answers for every film of a model, computed beforehand so that comparing costs nothing.</summary>
internal sealed class ExpectedAnswers
{
    /// <summary>Decimals of a score that the frontend shows.</summary>
    private const int Decimals = 6;

    private readonly SimilarityModel _model;
    private readonly RankedMovie[][] _answers;

    /// <summary>Computes them.</summary>
    public ExpectedAnswers(SimilarityModel model)
    {
        _model = model;
        _answers = new RankedMovie[model.Catalogue.Count][];
        Parallel.For(0, _answers.Length, row => _answers[row] = [.. model.FindSimilar(model.Catalogue[row].Id).Select(near => new RankedMovie(
            near.MovieId,
            Math.Round(near.Score, Decimals),
            Math.Round(near.CollaborativeScore, Decimals),
            Math.Round(near.ContentScore, Decimals)))]);
    }

    /// <summary>The answer for a film of the model, best first.</summary>
    public ReadOnlySpan<RankedMovie> For(int movieId) =>
        _model.Shard.TryGetRow(movieId, out var row) ? _answers[row] : throw new KeyNotFoundException($"The model has no movie {movieId}.");
}
