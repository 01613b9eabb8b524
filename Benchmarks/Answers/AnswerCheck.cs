using System.Text.Json;

namespace MovieSimilarity.Benchmarks.Answers;

/// <summary>Compares answers with those of the plain library, for the version that each answer names.</summary>
/// <param name="models">The models that may answer.</param>
internal sealed class AnswerCheck(IEnumerable<TestModel> models)
{
    private readonly Dictionary<string, ExpectedAnswers> _expected = models
        .DistinctBy(model => model.Version).ToDictionary(model => model.Version, model => model.Expected);

    /// <summary>Finds what is wrong with an answer.</summary>
    /// <param name="movieId">The film asked for.</param>
    /// <param name="body">The answer's bytes.</param>
    /// <returns>Null where it is right: the same films in the same order, with the same scores to the decimals shown.</returns>
    public string? FindFault(int movieId, ReadOnlySpan<byte> body)
    {
        Answer answer;
        try
        {
            answer = Answer.Parse(body);
        }
        catch (JsonException e)
        {
            return $"movie {movieId}: no JSON of the right shape: {e.Message}";
        }
        if (answer.Seed != movieId) return $"movie {movieId}: the answer is for movie {answer.Seed}";
        if (!_expected.TryGetValue(answer.Version, out var expected)) return $"movie {movieId}: answered by an unknown model '{answer.Version}'";
        var wanted = expected.For(movieId);
        var got = answer.Results;
        if (wanted.SequenceEqual(got)) return null;
        var rank = wanted.CommonPrefixLength(got);
        return $"movie {movieId}, model {answer.Version}, {got.Length} results: rank {rank + 1} is {At(got, rank)} instead of {At(wanted, rank)}";
    }

    private static string At(ReadOnlySpan<RankedMovie> movies, int rank) => rank < movies.Length ? movies[rank].ToString() : "missing";
}
