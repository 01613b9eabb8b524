using System.Text.Json;

namespace MovieSimilarity.Tests.Processes;

/// <summary>What the body of an error must not hold.</summary>
internal static class ProblemBody
{
    private static readonly string[] Internals =
        ["   at ", "Exception", "/state/", "shardchunk", "StackExchange", "script", "127.0.0.1", Path.GetTempPath()];

    /// <summary>A sentence in JSON, without a stack frame, a type, a key or an address of the service's inside.</summary>
    public static void AssertIsForCallers(string body)
    {
        var detail = JsonDocument.Parse(body).RootElement.GetProperty("detail").GetString()!;
        Assert.EndsWith(".", detail, StringComparison.Ordinal);
        Assert.All(Internals, text => Assert.DoesNotContain(text, body, StringComparison.OrdinalIgnoreCase));
    }
}
