using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Answers;

/// <summary>What the plain library answers for films of a model, computed beforehand so that comparing costs nothing.</summary>
internal sealed class ExpectedAnswers
{
    /// <summary>Decimals of a score that the frontend shows.</summary>
    private const int Decimals = 6;

    private readonly int[] _movieIds;
    private readonly RankedMovie[][] _answers;

    /// <summary>Computes them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="movieIds">The films, ascending.</param>
    public ExpectedAnswers(SimilarityModel model, int[] movieIds)
    {
        _movieIds = movieIds;
        _answers = new RankedMovie[movieIds.Length][];
        Parallel.For(0, _answers.Length, i => _answers[i] = [.. model.FindSimilar(movieIds[i]).Select(near => new RankedMovie(
            near.MovieId,
            Math.Round(near.Score, Decimals),
            Math.Round(near.CollaborativeScore, Decimals),
            Math.Round(near.ContentScore, Decimals)))]);
    }

    /// <summary>The answer for one of the films, best first.</summary>
    public ReadOnlySpan<RankedMovie> For(int movieId) => Array.BinarySearch(_movieIds, movieId) is >= 0 and var i
        ? _answers[i]
        : throw new KeyNotFoundException($"Nobody was to ask for movie {movieId}.");
}
