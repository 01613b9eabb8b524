using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using MovieSimilarity.Models;
using MovieSimilarity.Silo.Hosting;

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
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= FrontendOptions.MaxPartitions)
                return number;
            argument.AddError($"--partitions takes a whole number from 1 to {FrontendOptions.MaxPartitions}; '{text}' is none.");
            return default;
        },
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
        var configuration = new InvocationConfiguration
        {
            Output = output, Error = error, ProcessTerminationTimeout = HostBuilderExtensions.ShutdownTimeout,
        };
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
            var model = ModelFile.Read(options.Model);
            if (model.Catalogue.Count == 0) throw new OptionsException($"The model '{options.Model}' holds no films to serve.");
            await using var app = FrontendApplication.Create(options, model);
            await StartAsync(app);
            await ServeUntilStoppedAsync(app, output, cancellationToken);
            return Environment.ExitCode;
        }
        catch (Exception e) when (e is ModelFileException or OptionsException)
        {
            await error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <exception cref="OptionsException">The service cannot listen where it is told to.</exception>
    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or SocketException or InvalidOperationException or ArgumentException)
        {
            // The silo runs already, and disposing of it alone is not graceful.
            await app.StopAsync();
            throw new OptionsException(
                $"The service cannot start: {e.Message} Choose another address with --urls, for example --urls http://localhost:5001.");
        }
    }

    private static async Task ServeUntilStoppedAsync(WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, app.Lifetime.ApplicationStopping);
        try
        {
            await StartupBanner.WriteAsync(app, output, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped before the model was loaded.
        }
        await app.WaitForShutdownAsync(cancellationToken);
    }
}
