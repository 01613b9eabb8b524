using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MovieSimilarity.Tests.WebFrontend.Callers;

/// <summary>What a service writes into its log, as its own filters let it through, without the warnings that its machine is slow.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    /// <summary>Orleans warns of calls, timers and probes that come late. What a caller does would be an error, or of another category.</summary>
    private const string OrleansCategories = "Orleans.";

    private const string KestrelCategories = "Microsoft.AspNetCore.Server.Kestrel";

    /// <summary>Kestrel's name for a timer that comes late.</summary>
    private const string KestrelLateness = "HeartbeatSlow";

    private readonly ConcurrentQueue<string> _entries = [];

    public static CapturedLog Of(IServiceProvider services)
    {
        var log = new CapturedLog();
        services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        return log;
    }

    /// <summary>Everything so far: level, category, message, and the exception with its stack trace if there is one.</summary>
    public IReadOnlyCollection<string> Entries => _entries;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(CapturedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel > LogLevel.Warning || !IsLateness(eventId)) log._entries.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
        }

        private bool IsLateness(EventId eventId) => category.StartsWith(OrleansCategories, StringComparison.Ordinal)
            || (category.StartsWith(KestrelCategories, StringComparison.Ordinal) && eventId.Name == KestrelLateness);
    }
}
