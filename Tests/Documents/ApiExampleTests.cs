using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MovieSimilarity.Tests.Documents;

/// <summary>The calls that docs/api.md shows, with their answers.</summary>
public sealed partial class ApiExampleTests
{
    [Fact]
    public async Task The_API_page_shows_what_its_calls_return()
    {
        await using var service = await SampleService.StartAsync();
        using var http = new HttpClient();
        var blocks = MarkdownFile.Named("docs/api.md").Blocks;
        var tested = Enumerable.Range(1, blocks.Count - 1).Where(i => blocks[i].Info == "json tested").ToArray();
        Assert.Equal(7, tested.Length);
        foreach (var i in tested)
        {
            using var request = Request(blocks[i - 1].Body, service.Address);
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            using var actual = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            // Where the page leaves something out, it has an ellipsis.
            using var shown = JsonDocument.Parse(blocks[i].Body.Replace("…", "", StringComparison.Ordinal), new JsonDocumentOptions { AllowTrailingCommas = true });
            AssertShows(shown.RootElement, actual.RootElement, "");
        }
    }

    /// <summary>The request of a call of curl.</summary>
    private static HttpRequestMessage Request(string command, Uri service)
    {
        var words = Word().Matches(command.Replace("\\\n", " ", StringComparison.Ordinal)).Select(match => match.Value.Trim('\'')).ToArray();
        Assert.Equal("curl", words[0]);
        var path = new Uri(words.Single(word => word.StartsWith("http://127.0.0.1:5000", StringComparison.Ordinal))).AbsolutePath;
        var data = Enumerable.Range(0, words.Length - 1).Where(i => words[i] == "-d").Select(i => words[i + 1]).ToArray();
        return words[1] == "-G"
            ? new HttpRequestMessage(HttpMethod.Get, new Uri(service, $"{path}?{string.Join('&', data)}"))
            : new HttpRequestMessage(HttpMethod.Post, new Uri(service, path)) { Content = new StringContent(data.Single(), Encoding.UTF8, "application/json") };
    }

    /// <summary>Every member and every element that is shown is there, with the same value.</summary>
    private static void AssertShows(JsonElement shown, JsonElement actual, string path)
    {
        Assert.True(shown.ValueKind == actual.ValueKind, $"{path}: {actual}");
        if (shown.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in shown.EnumerateObject()) AssertShows(member.Value, actual.GetProperty(member.Name), $"{path}.{member.Name}");
        }
        else if (shown.ValueKind == JsonValueKind.Array)
        {
            Assert.Equal(shown.GetArrayLength(), actual.GetArrayLength());
            for (var i = 0; i < shown.GetArrayLength(); i++) AssertShows(shown[i], actual[i], $"{path}[{i}]");
        }
        else
        {
            Assert.True(JsonElement.DeepEquals(shown, actual), $"{path}: {actual}");
        }
    }

    [GeneratedRegex(@"'[^']*'|[^\s']+")]
    private static partial Regex Word();
}
