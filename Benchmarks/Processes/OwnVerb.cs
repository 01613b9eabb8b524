using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>Hidden verbs of this program that run in a process of their own, whose memory is theirs alone, and answer in JSON.</summary>
internal static class OwnVerb
{
    /// <summary>Runs one to its end.</summary>
    /// <exception cref="BenchmarkException">It failed.</exception>
    public static async Task<T> RunAsync<T>(
        Sandbox sandbox, string verb, IEnumerable<string> arguments, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var process = sandbox.Start(
            $"{verb}-{Path.GetRandomFileName()}", "dotnet", [typeof(OwnVerb).Assembly.Location, verb, .. arguments]);
        var exitCode = await process.WaitAsync(cancellationToken);
        var text = process.Output;
        return exitCode == 0
            ? JsonSerializer.Deserialize(text, type)!
            : throw new BenchmarkException($"'{verb}' failed in a process of its own: {text}");
    }
}
