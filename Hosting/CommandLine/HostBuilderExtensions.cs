using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MovieSimilarity.Hosting.CommandLine;

/// <summary>Host configuration that all programs of this service share.</summary>
public static class HostBuilderExtensions
{
    /// <summary>How long a stopping process may take to finish requests in flight and, in a silo, to hand over its replicas.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Leaves starting and stopping to the command line, and logs only what an operator can act on.</summary>
    /// <param name="builder">The host.</param>
    public static void UseCommandLine(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IHostLifetime, CommandLineLifetime>();
        LogSwitch.Add(builder.Services);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        // On its first check, Orleans 10.4's watchdog mistakes the machine's uptime for a stall and logs that at every start.
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        // Polly logs every retry. Orleans logs an error itself if retries do not help.
        builder.Logging.AddFilter("Polly", LogLevel.Error);
        // On a busy machine the first calls are slow while they are compiled. An operator can do nothing about that.
        builder.Logging.AddFilter("Orleans.Runtime.Scheduler", LogLevel.Error);
        // The command line reports a failed start in one sentence, and background services have their own logs.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Critical);
        builder.Logging.AddFilter("Orleans.Runtime.SiloLifecycleSubject", LogLevel.Critical);
    }
}
