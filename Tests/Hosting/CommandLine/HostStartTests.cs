using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MovieSimilarity.Hosting;
using MovieSimilarity.Hosting.CommandLine;
using MovieSimilarity.Tests.WebFrontend.Callers;

namespace MovieSimilarity.Tests.Hosting.CommandLine;

/// <summary>A host that cannot start is explained by one sentence, and no log entry hides it.</summary>
public sealed class HostStartTests
{
    private const string Orleans = "Orleans.Messaging";
    private const string Own = "MovieSimilarity.Grains";

    [Fact]
    public async Task After_a_failed_start_the_log_stays_silent_while_services_stop()
    {
        using var host = Build(out var log, _ => throw new IOException("The port is taken."));
        var error = await Assert.ThrowsAsync<OptionsException>(() => host.StartOrExplainAsync(reason => $"It cannot start: {reason}"));
        Assert.Equal("It cannot start: The port is taken.", error.Message);
        // The service that had started logged an error of its own category, and of Orleans', when it stopped.
        Assert.Empty(log.Entries);
    }

    [Fact]
    public async Task Once_the_host_has_started_everything_is_logged()
    {
        using var host = Build(out var log, _ => { });
        await host.StartOrExplainAsync(reason => reason);
        Assert.Empty(log.Entries);
        await host.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal([$"Error {Own}: It stops. ", $"Error {Orleans}: It stops. "], log.Entries);
    }

    [Fact]
    public async Task While_the_host_starts_only_Orleans_is_silent()
    {
        using var host = Build(out var log, loggers =>
        {
            Log(loggers, Orleans, "It starts.");
            Log(loggers, Own, "It starts.");
        });
        await host.StartOrExplainAsync(reason => reason);
        Assert.Equal([$"Error {Own}: It starts. "], log.Entries);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static void Log(ILoggerFactory loggers, string category, string message) =>
        loggers.CreateLogger(category).Log(LogLevel.Error, 0, message, null, (text, _) => text);

    private static IHost Build(out CapturedLog log, Action<ILoggerFactory> start)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.UseCommandLine();
        builder.Services.AddHostedService<StoppingService>();
        builder.Services.AddHostedService(services => new StartingService(() => start(services.GetRequiredService<ILoggerFactory>())));
        var host = builder.Build();
        log = CapturedLog.Of(host.Services);
        return host;
    }

    private sealed class StartingService(Action start) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            start();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class StoppingService(ILoggerFactory loggers) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Log(loggers, Own, "It stops.");
            Log(loggers, Orleans, "It stops.");
            return Task.CompletedTask;
        }
    }
}
