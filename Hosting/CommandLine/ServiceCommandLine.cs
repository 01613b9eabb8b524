using System.CommandLine;
using MovieSimilarity.Printing;

namespace MovieSimilarity.Hosting.CommandLine;

/// <summary>Runs a service, which goes on until it is stopped, from a command line.</summary>
/// <param name="parsed">The options.</param>
/// <param name="output">Receives the line that says that the service runs.</param>
/// <param name="error">Receives warnings.</param>
/// <param name="cancellationToken">Stops the service.</param>
/// <returns>The exit code.</returns>
/// <exception cref="OptionsException">The service cannot run as the command line asks.</exception>
public delegate Task<int> ServiceRun(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancellationToken);

/// <summary>What the command lines of all services have in common.</summary>
public static class ServiceCommandLine
{
    /// <summary>Runs a service until it is stopped, or prints in one sentence why it cannot run.</summary>
    /// <param name="command">The root command with the options of the service.</param>
    /// <param name="arguments">The arguments after the program's name.</param>
    /// <param name="defaultUrl">The address that the command <c>health</c> checks by default.</param>
    /// <param name="run">Runs the service.</param>
    /// <param name="output">Receives help and the line that says that the service runs.</param>
    /// <param name="error">Receives error messages.</param>
    /// <param name="cancellationToken">Stops the service.</param>
    /// <returns>0 after a regular stop, 1 if the service could not start or failed.</returns>
    public static async Task<int> RunAsync(
        RootCommand command, string[] arguments, string defaultUrl, ServiceRun run,
        TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        using var results = new PrintableWriter(output);
        using var complaints = new PrintableWriter(error);
        command.Add(HealthCommand.Create(defaultUrl, results, complaints));
        command.SetAction((parsed, stop) => RunAsync(run, parsed, results, complaints, stop));
        var configuration = new InvocationConfiguration
        {
            Output = results, Error = complaints, ProcessTerminationTimeout = HostBuilderExtensions.ShutdownTimeout,
        };
        return await command.Parse(arguments).InvokeAsync(configuration, cancellationToken);
    }

    private static async Task<int> RunAsync(
        ServiceRun run, ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            return await run(parsed, output, error, cancellationToken);
        }
        catch (OptionsException e)
        {
            await error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped before it ran.
            return 0;
        }
    }
}
