using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace MovieSimilarity.Hosting.CommandLine;

/// <summary>
/// Keeps the log from hiding the one sentence about a failed start behind stack traces. Until the host has started, Orleans logs nothing:
/// it would log the failure before the host receives the exception. After a failed start nothing is logged, since services that run already fail while
/// the host stops.
/// </summary>
internal sealed class LogSwitch : IPostConfigureOptions<LoggerFilterOptions>, IOptionsChangeTokenSource<LoggerFilterOptions>,
    IHostedLifecycleService, IDisposable
{
    private const string Orleans = "Orleans";

    private volatile State _state = State.Starting;
    private CancellationTokenSource _change = new();

    private enum State
    {
        Starting,
        Started,
        Failed,
    }

    public string? Name => Options.DefaultName;

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<LogSwitch>();
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>>(provider => provider.GetRequiredService<LogSwitch>());
        services.AddSingleton<IOptionsChangeTokenSource<LoggerFilterOptions>>(provider => provider.GetRequiredService<LogSwitch>());
        services.AddHostedService(provider => provider.GetRequiredService<LogSwitch>());
    }

    public void Fail() => Set(State.Failed);

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Set(State.Started);
        return Task.CompletedTask;
    }

    public IChangeToken GetChangeToken() => new CancellationChangeToken(_change.Token);

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        if (_state == State.Started) return;
        foreach (var rule in options.Rules.Where(rule => IsSilenced(rule.CategoryName)).ToArray()) options.Rules.Remove(rule);
        if (_state == State.Failed) options.MinLevel = LogLevel.None;
        else options.Rules.Add(new LoggerFilterRule(providerName: null, Orleans, LogLevel.None, filter: null));
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _change.Dispose();

    private bool IsSilenced(string? category) => _state == State.Failed || category?.StartsWith(Orleans, StringComparison.Ordinal) == true;

    private void Set(State state)
    {
        _state = state;
        using var changed = Interlocked.Exchange(ref _change, new CancellationTokenSource());
        changed.Cancel();
    }
}
