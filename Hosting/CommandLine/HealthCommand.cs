using System.CommandLine;
using MovieSimilarity.Hosting.Health;

namespace MovieSimilarity.Hosting.CommandLine;

/// <summary>The verb <c>health</c>: checks a running process, for containers without any other HTTP client.</summary>
public static class HealthCommand
{
    /// <summary>A process that takes longer is not healthy.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <param name="defaultUrl">The default address.</param>
    /// <param name="output">Receives the result if the process is ready.</param>
    /// <param name="error">Receives the result if it is not.</param>
    public static Command Create(string defaultUrl, TextWriter output, TextWriter error)
    {
        var url = new Option<string>("--url")
        {
            HelpName = "URL",
            Description = $"The address to check; {HealthEndpoints.ReadyPath} if it has no path.",
            DefaultValueFactory = _ => defaultUrl,
        };
        var command = new Command("health", "Checks whether a running process is ready; exit code 0 if so, 1 if not.") { url };
        command.SetAction((parsed, stop) => AskAsync(parsed.GetValue(url)!, output, error, stop));
        return command;
    }

    private static async Task<int> AskAsync(string url, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            await error.WriteLineAsync($"--url takes an address such as http://localhost:5000, not '{url}'.");
            return 1;
        }
        if (address.AbsolutePath == "/") address = new Uri(address, HealthEndpoints.ReadyPath);
        try
        {
            using var http = new HttpClient { Timeout = Timeout };
            using var response = await http.GetAsync(address, cancellationToken);
            await (response.IsSuccessStatusCode ? output : error).WriteLineAsync($"{address} answers {(int)response.StatusCode}.");
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            await error.WriteLineAsync($"{address} does not answer: {e.Message}");
            return 1;
        }
    }
}
