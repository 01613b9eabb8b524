using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using MovieSimilarity.Models;

namespace MovieSimilarity.WebFrontend.Hosting;

/// <summary>Starts the service from a command line, and tells in a sentence why it could not.</summary>
internal static class FrontendCommandLine
{
    private static readonly Option<string?> Model = new("--model")
    {
        HelpName = "FILE",
        Description = "The model file to serve [default: the bundled sample's].",
    };

    private static readonly Option<int> Partitions = new("--partitions")
    {
        HelpName = "NUMBER",
        Description = $"How many partition grains to cut the model into, 1 to {FrontendOptions.MaxPartitions}.",
        DefaultValueFactory = _ => FrontendOptions.DefaultPartitions,
    };

    private static readonly Option<string?> Urls = new("--urls")
    {
        HelpName = "URLS",
        Description = "Addresses to listen on, separated by semicolons [default: http://localhost:5000].",
    };

    /// <summary>Serves until stopped.</summary>
    /// <param name="arguments">The arguments behind the program's name.</param>
    /// <param name="output">Where the address and help go.</param>
    /// <param name="error">Where complaints go.</param>
    /// <param name="cancellationToken">Stops the service.</param>
    /// <returns>0 after a regular stop, 1 where the service could not start.</returns>
    public static Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        var root = new RootCommand("Serves film similarity over HTTP: name a film, get the twenty most similar ones.")
        {
            Model, Partitions, Urls,
        };
        root.SetAction((parsed, stop) => ServeAsync(ReadOptions(parsed), output, error, stop));
        // Termination is the web host's business: it finishes the requests in flight.
        var configuration = new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = null };
        return root.Parse(arguments).InvokeAsync(configuration, cancellationToken);
    }

    private static FrontendOptions ReadOptions(ParseResult parsed) => new()
    {
        Model = parsed.GetValue(Model) ?? FrontendOptions.SampleModel,
        Partitions = parsed.GetValue(Partitions),
        Urls = parsed.GetValue(Urls),
    };

    private static async Task<int> ServeAsync(
        FrontendOptions options, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            options.Validate();
            await using var app = FrontendApplication.Create(options, ModelFile.Read(options.Model));
            try
            {
                await app.StartAsync(cancellationToken);
                await StartupBanner.WriteAsync(app, output, cancellationToken);
                await app.WaitForShutdownAsync(cancellationToken);
                return 0;
            }
            finally
            {
                // After a failed start too: the silo may be running already, and disposing of it alone is not graceful.
                await app.StopAsync(CancellationToken.None);
            }
        }
        catch (Exception e) when (e is ModelFileException or OptionsException)
        {
            await error.WriteLineAsync(e.Message);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync($"{e.Message} Choose another address with --urls, for example --urls http://localhost:5001.");
        }
        return 1;
    }
}
