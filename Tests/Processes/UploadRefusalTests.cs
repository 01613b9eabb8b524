using System.Net;
using MovieSimilarity.Benchmarks.Processes;

namespace MovieSimilarity.Tests.Processes;

/// <summary>A frontend that cannot write uploads to its disk.</summary>
public sealed class UploadRefusalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_caller_gets_a_sentence_without_paths_and_the_log_has_the_rest()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows takes the folder for temporary files from another variable.");
        var missing = Path.Combine(Path.GetTempPath(), $"missing-{Guid.NewGuid():N}");
        var url = new Uri($"http://127.0.0.1:{FreePorts.Next()}");
        using var frontend = ServiceProcess.Frontend(
            ["--urls", url.OriginalString], ("TMPDIR", missing), ("MOVIESIMILARITY_PUBLISH_TOKEN", "a-token-for-these-tests"));
        for (var deadline = DateTime.UtcNow + Patience; !frontend.Output.Contains("Ctrl+C", StringComparison.Ordinal); await Task.Delay(100, TestContext.Current.CancellationToken))
            Assert.True(DateTime.UtcNow < deadline && !frontend.HasExited, frontend.Output);

        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(url, "/models/0123456789ab"));
        request.Headers.Authorization = new("Bearer", "a-token-for-these-tests");
        request.Content = new ByteArrayContent(new byte[1000]);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("The frontend cannot write the model to its disk; its log says why.", body, StringComparison.Ordinal);
        ProblemBody.AssertIsForCallers(body);
        for (var deadline = DateTime.UtcNow + Patience; !frontend.Output.Contains(missing, StringComparison.Ordinal); await Task.Delay(100, TestContext.Current.CancellationToken))
            Assert.True(DateTime.UtcNow < deadline, frontend.Output);
    }
}
