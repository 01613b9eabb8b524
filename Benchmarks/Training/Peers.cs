using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Training;

/// <summary>pandas and scikit-learn, by way of <c>peers.py</c>; each call is a process of its own.</summary>
/// <param name="sandbox">Where they run.</param>
/// <param name="python">The interpreter.</param>
internal sealed class Peers(Sandbox sandbox, string python)
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Training", "peers.py");

    private static readonly TrainingJsonContext Json = TrainingJsonContext.Default;

    private int _calls;

    /// <exception cref="BenchmarkException">They are not installed.</exception>
    public async Task<PeerVersions> GetVersionsAsync(CancellationToken cancellationToken) =>
        (await CallAsync(Json.PeerVersions, ["versions"], cancellationToken))[0];

    /// <summary>Reads the ratings with pandas' C engine and default types.</summary>
    public async Task<TimeSpan> ReadAsync(string ratings, CancellationToken cancellationToken) =>
        (await CallAsync(Json.PeerTime, ["read", ratings], cancellationToken))[0].Elapsed;

    /// <summary>Decomposes the movies × users matrix in double precision.</summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="algorithm">Which of scikit-learn's.</param>
    /// <param name="options">The numbers of the model to compare with.</param>
    /// <param name="result">The file that the result goes to.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<TimeSpan> DecomposeAsync(
        string ratings, PeerAlgorithm algorithm, TrainingOptions options, string result, CancellationToken cancellationToken)
    {
        var name = algorithm.ToString().ToLowerInvariant();
        string[] arguments =
            ["svd", ratings, name, Number(options.CollaborativeDimensions), Number(options.MoreRatingsThan), result];
        return (await CallAsync(Json.PeerTime, arguments, cancellationToken))[0].Elapsed;
    }

    /// <summary>Compares a model and the randomized result with ARPACK's.</summary>
    /// <returns>The model's exactness, then the randomized result's.</returns>
    public async Task<(Exactness Model, Exactness Randomized)> CompareAsync(
        string model, string arpack, string randomized, CancellationToken cancellationToken) =>
        await CallAsync(Json.Exactness, ["compare", model, arpack, randomized], cancellationToken) is [var first, var second]
            ? (first, second)
            : throw new BenchmarkException("The comparison gave other than two results.");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<List<T>> CallAsync<T>(JsonTypeInfo<T> type, string[] arguments, CancellationToken cancellationToken)
    {
        var process = sandbox.Start($"peers-{++_calls}-{arguments[0]}", python, [Script, .. arguments]);
        var exitCode = await process.WaitAsync(cancellationToken);
        var lines = process.Lines;
        // What is no object is a warning of some package; behind a failure, the last line is its reason.
        var answers = lines.Where(line => line.StartsWith('{')).Select(line => JsonSerializer.Deserialize(line, type)!).ToList();
        if (exitCode == 0 && answers.Count > 0) return answers;
        var reason = lines.LastOrDefault(line => line.Length > 0) ?? "it said nothing";
        throw new BenchmarkException($"{Path.GetFileName(Script)} {arguments[0]} failed with {python}: {reason}");
    }
}
