using Microsoft.Extensions.Hosting;

namespace MovieSimilarity.Hosting.CommandLine;

/// <summary>
/// Leaves signals to the command line, which cancels its token when one arrives. The console lifetime would cancel a start half-way,
/// and a silo that is stopped while it starts logs many errors.
/// </summary>
public sealed class CommandLineLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
