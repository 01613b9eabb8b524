using System.Globalization;
using System.Text.RegularExpressions;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Startup;

/// <summary>Prints the address and an example query once the service can answer queries.</summary>
internal static partial class StartupBanner
{
    private const string FavouriteTitle = "Zodiac (2007)";

    /// <summary>Prints the address while the service has no cluster yet.</summary>
    public static Task WriteWaitingAsync(WebApplication app, ClusterAddress cluster, TextWriter output) => output.WriteLineAsync(
        $"MovieSimilarity listens on {Reachable(app.Urls.First())} and waits for cluster {cluster} to have a model. Press Ctrl+C to stop.");

    public static async Task WriteAsync(WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        var model = await app.Services.GetRequiredService<ModelSnapshotProvider>().First.WaitAsync(cancellationToken);
        var address = Reachable(app.Urls.First());
        await output.WriteLineAsync(
            $"""
            MovieSimilarity serves {model.Catalogue.Count:N0} movies, model {model.Manifest.Version}.

              Open     {address}/
              Or try   curl -X GET {address.Replace("localhost", "127.0.0.1", StringComparison.Ordinal)}/ -d "{Parameter(Example(model.Catalogue))}"

            Press Ctrl+C to stop.
            """);
    }

    /// <summary>An address that a user can type: a listener on every interface is reached through localhost, too.</summary>
    private static string Reachable(string url)
    {
        var address = BindingAddress.Parse(url);
        var host = address.Host is "0.0.0.0" or "[::]" or "*" or "+" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}";
    }

    /// <summary>An example query for a shell. Pasting it must not execute anything from a title.</summary>
    internal static string Parameter(Movie film) => PlainTitle().IsMatch(film.Title)
        ? $"movie_title={film.Title}"
        : string.Create(CultureInfo.InvariantCulture, $"movie_id={film.Id}");

    /// <summary>Titles that need no care in any shell or form.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9 ().,:'-]+\z")]
    private static partial Regex PlainTitle();

    private static Movie Example(MovieCatalogue catalogue) =>
        catalogue.FirstOrDefault(movie => movie.Title == FavouriteTitle) ?? catalogue.MaxBy(movie => movie.RatingCount)!;
}
