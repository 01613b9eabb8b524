using System.CommandLine;
using MovieSimilarity.Benchmarks.Http;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Catalogue;
using MovieSimilarity.CommandLine;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary><c>http</c>: how many requests the service answers, beside the original app.</summary>
internal static class HttpCommand
{
    /// <summary>Films whose lists are compared before anything is measured.</summary>
    private const int ComparedFilms = 48;

    private static readonly Option<string?> Model = new("--model")
    {
        HelpName = "FILE",
        Description = "The model file to serve [default: the bundled sample's].",
    };

    private static readonly Option<DirectoryInfo> Original = new("--original")
    {
        Required = true,
        Description = "A clone of github.com/statisticianinstilettos/movie_similarity_flask_api; it is copied and not changed.",
    };

    private static readonly Option<int> Seconds = NumberOption.Create("--seconds", 10, 1, 600, "How long a run asks.");

    private static readonly Option<int> Repeats = NumberOption.Create("--repeats", 3, 1, 100, "Runs of each, in turn; medians count.");

    private static readonly Option<string> Python = PythonOption.Create("gunicorn, flask_restful, pandas and sklearn, for the original");

    public static Command Create(TextWriter output)
    {
        var command = new Command("http", "Compares the service with the original Flask app, under load from wrk.")
        {
            Model, Original, Seconds, Repeats, Python,
        };
        command.SetAction((parsed, stop) => Sandbox.RunAsync(sandbox => RunAsync(parsed, sandbox, output, stop), output));
        return command;
    }

    private static async Task<bool> RunAsync(ParseResult parsed, Sandbox sandbox, TextWriter output, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(parsed.GetValue(Model) ?? ModelFiles.Sample);
        var model = ModelFile.Read(path, cancellationToken);
        var titles = Titles(model.Catalogue);
        var options = new HttpOptions(parsed.GetValue(Seconds), parsed.GetValue(Repeats));
        await output.WriteLineAsync("starting the services");
        var original = await OriginalApp.StartAsync(
            sandbox, parsed.GetValue(Original)!.FullName, path, titles, parsed.GetValue(Python)!, cancellationToken);
        HttpSystem[] own =
        [
            await OwnService.StartAsync(sandbox, path, titles, hasCache: false, cancellationToken),
            await OwnService.StartAsync(sandbox, path, titles, hasCache: true, cancellationToken),
        ];
        var agreement = await TitleAgreement.MeasureAsync(original, own[0], Spread(titles), cancellationToken);
        await output.WriteLineAsync($"{agreement.SameLists} of {agreement.Lists} lists are the same");
        var (tried, best, ownFigures) = await new HttpRun(new Wrk(sandbox), options, output).RunAsync(original, own, cancellationToken);
        var result = new HttpResult(tried, best, ownFigures, agreement);
        var data = $"{model.Provenance.DataSet.Name}, {Figures.Count(model.Catalogue.Count)} films, asked for at random";
        var circumstances = Circumstances.Describe(
            parsed.Tokens.Select(token => token.Value), [data],
            "everything on this one machine, wrk included, one service asked at a time");
        await output.WriteLineAsync(
            $"""

            {circumstances}

            Medians of {options.Repeats} runs of {options.Seconds} s. {result.Format()}
            """);
        return result.IsGood;
    }

    /// <summary>Titles that only one film has: of several, the original takes the first and MovieSimilarity the most-rated.</summary>
    private static string[] Titles(MovieCatalogue catalogue) =>
    [
        .. catalogue.CountBy(movie => movie.Title, StringComparer.OrdinalIgnoreCase).Where(pair => pair.Value == 1).Select(pair => pair.Key),
    ];

    private static string[] Spread(string[] titles)
    {
        var count = Math.Min(ComparedFilms, titles.Length);
        return [.. Enumerable.Range(0, count).Select(i => titles[(int)((long)i * titles.Length / count)])];
    }
}
