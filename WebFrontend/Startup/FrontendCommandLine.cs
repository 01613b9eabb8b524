using System.CommandLine;
using MovieSimilarity.Hosting;
using MovieSimilarity.Hosting.CommandLine;
using MovieSimilarity.Models;

namespace MovieSimilarity.WebFrontend.Startup;

/// <summary>Starts the service from a command line, or prints in one sentence why it cannot.</summary>
internal static class FrontendCommandLine
{
    /// <summary>The default address of a frontend.</summary>
    public const string DefaultUrl = "http://localhost:5000";

    /// <summary>Serves until stopped.</summary>
    /// <param name="arguments">The arguments after the program's name.</param>
    /// <param name="output">Receives help and the address.</param>
    /// <param name="error">Receives error messages.</param>
    /// <param name="cancellationToken">Stops the service.</param>
    /// <returns>0 after a regular stop, 1 if the service could not start.</returns>
    public static Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        var command = new RootCommand("Serves film similarity over HTTP: given a film, returns the 20 most similar ones.");
        foreach (var option in FrontendArguments.All) command.Options.Add(option);
        return ServiceCommandLine.RunAsync(command, arguments, DefaultUrl, RunAsync, output, error, cancellationToken);
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var options = FrontendArguments.Read(parsed);
        if (FrontendArguments.FindWarning(parsed) is { } warning) await error.WriteLineAsync(warning);
        if (options.Cluster is { } named) await named.CheckAsync(cancellationToken);
        // Reads the model while the host is built, which takes as long. Nothing starts before the model is verified.
        var model = options.Cluster is null
            ? Task.Run(() => ReadModel(options.Model ?? FrontendOptions.SampleModel, cancellationToken), CancellationToken.None)
            : null;
        await using var app = FrontendApplication.Create(options, model);
        // Without the token, a pipe that nobody writes to would keep the process from stopping.
        if (model is not null) await model.WaitAsync(cancellationToken);
        await app.StartOrExplainAsync(reason => $"The service cannot start: {Explain(reason)}");
        if (options.Cluster is { } cluster) await StartupBanner.WriteWaitingAsync(app, cluster, output);
        await ServeUntilStoppedAsync(app, output, cancellationToken);
        return Environment.ExitCode;
    }

    /// <exception cref="OptionsException">There is no valid model, or no film in it.</exception>
    private static SimilarityModel ReadModel(string path, CancellationToken cancellationToken)
    {
        try
        {
            var model = ModelFile.Read(path, cancellationToken);
            return model.Catalogue.Count > 0 ? model : throw new OptionsException($"The model '{path}' has no films to serve.");
        }
        catch (ModelFileException e)
        {
            throw new OptionsException(e.Message);
        }
    }

    /// <summary>Kestrel's message about a missing certificate is for developers and has several lines.</summary>
    private static string Explain(string reason) => reason.Contains("HTTPS", StringComparison.Ordinal)
        ? "An https address needs a certificate. Name one by the environment variables ASPNETCORE_Kestrel__Certificates__Default__Path and "
            + "ASPNETCORE_Kestrel__Certificates__Default__Password, or use an http address behind a proxy that does TLS."
        : $"{reason} Choose another address with --urls, for example --urls http://localhost:5001.";

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
