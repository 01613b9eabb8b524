using System.CommandLine;
using System.Net.Sockets;
using MovieSimilarity.Hosting;
using MovieSimilarity.Hosting.CommandLine;
using MovieSimilarity.Models;
using MovieSimilarity.Printing;

namespace MovieSimilarity.WebFrontend.Startup;

/// <summary>Starts the service from a command line, or prints in one sentence why it cannot.</summary>
internal static class FrontendCommandLine
{
    /// <summary>Where a frontend listens by default.</summary>
    public const string DefaultUrl = "http://localhost:5000";

    /// <summary>Serves until stopped.</summary>
    /// <param name="arguments">The arguments behind the program's name.</param>
    /// <param name="output">Where the address and help go.</param>
    /// <param name="error">Where complaints go.</param>
    /// <param name="cancellationToken">Stops the service.</param>
    /// <returns>0 after a regular stop, 1 where the service could not start.</returns>
    public static async Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        using var results = new PrintableWriter(output);
        using var complaints = new PrintableWriter(error);
        return await RunPrintableAsync(arguments, results, complaints, cancellationToken);
    }

    private static Task<int> RunPrintableAsync(string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Serves film similarity over HTTP: name a film, get the twenty most similar ones.")
        {
            HealthCommand.Create(DefaultUrl, output, error),
        };
        foreach (var option in FrontendArguments.All) root.Options.Add(option);
        root.SetAction((parsed, stop) => ServeAsync(parsed, output, error, stop));
        var configuration = new InvocationConfiguration
        {
            Output = output, Error = error, ProcessTerminationTimeout = HostBuilderExtensions.ShutdownTimeout,
        };
        return root.Parse(arguments).InvokeAsync(configuration, cancellationToken);
    }

    private static async Task<int> ServeAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            var options = FrontendArguments.Read(parsed);
            if (FrontendArguments.FindWarning(parsed) is { } warning) await error.WriteLineAsync(warning);
            // Read while the host is built, which takes as long; nothing is started before it is known to be sound.
            var model = options.Cluster is null ? Task.Run(() => ReadModel(options.Model ?? FrontendOptions.SampleModel), CancellationToken.None) : null;
            await using var app = FrontendApplication.Create(options, model);
            if (model is not null) await model;
            await StartAsync(app);
            if (options.Cluster is { } cluster) await StartupBanner.WriteWaitingAsync(app, cluster, output);
            await ServeUntilStoppedAsync(app, output, cancellationToken);
            return Environment.ExitCode;
        }
        catch (Exception e) when (e is ModelFileException or OptionsException)
        {
            await error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <exception cref="ModelFileException">There is no model.</exception>
    /// <exception cref="OptionsException">There is nothing in it.</exception>
    private static SimilarityModel ReadModel(string path)
    {
        var model = ModelFile.Read(path);
        return model.Catalogue.Count > 0 ? model : throw new OptionsException($"The model '{path}' holds no films to serve.");
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
