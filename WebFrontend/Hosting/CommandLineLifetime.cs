namespace MovieSimilarity.WebFrontend.Hosting;

/// <summary>
/// Leaves signals to the command line, which cancels its token on them. The console lifetime would cancel a start half-way,
/// and a silo that is stopped while it starts complains at length.
/// </summary>
internal sealed class CommandLineLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
