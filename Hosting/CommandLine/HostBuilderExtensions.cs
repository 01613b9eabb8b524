using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MovieSimilarity.Hosting.CommandLine;

/// <summary>What every process of this service wants of its host.</summary>
public static class HostBuilderExtensions
{
    /// <summary>How long a process that is told to stop may take: requests in flight, and a silo handing over what it holds.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Leaves starting and stopping to the command line, and keeps the log to what someone could act on.</summary>
    /// <param name="builder">The host.</param>
    public static void UseCommandLine(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IHostLifetime, CommandLineLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        // Orleans 10.4's watchdog takes the machine's uptime for a stall on its first look, and says so on every start.
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        // What it tries again, Orleans reports by itself where trying does not help.
        builder.Logging.AddFilter("Polly", LogLevel.Error);
        // On a busy machine the first calls are slow while they are compiled, which is nothing to act on.
        builder.Logging.AddFilter("Orleans.Runtime.Scheduler", LogLevel.Error);
        // A start that fails is told in a sentence by the command line, and background services log for themselves.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Critical);
        builder.Logging.AddFilter("Orleans.Runtime.SiloLifecycleSubject", LogLevel.Critical);
    }
}
