using MovieSimilarity.Benchmarks.Processes;

namespace MovieSimilarity.Tests.Processes;

/// <summary>The programs as operators run them: processes of their own, from the folder of these tests.</summary>
internal static class ServiceProcess
{
    /// <summary>Settings of the runtime for processes that live for a minute at most and share a machine with several others.</summary>
    public static IReadOnlyDictionary<string, string> ShortLived { get; } = new Dictionary<string, string>
    {
        // They do not live long enough to make up for compiling any method a second time, let alone for observing it first.
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_TC_CallCounting"] = "0",
        // Compiled code is written to memory without mapping that a second time for each method.
        ["DOTNET_EnableWriteXorExecute"] = "0",
        // A thread without work sleeps at once instead of spinning: another process needs the processor.
        ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
    };

    public static ChildProcess Silo(params string[] arguments) => Start("Silo", arguments);

    public static ChildProcess Frontend(params string[] arguments) => Start("WebFrontend", arguments);

    public static ChildProcess Frontend(string[] arguments, params (string Variable, string Value)[] environment) =>
        Start("WebFrontend", arguments, environment);

    private static ChildProcess Start(string project, string[] arguments, params (string Variable, string Value)[] environment) => new(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, $"MovieSimilarity.{project}.dll"), .. arguments],
        environment.Select(pair => KeyValuePair.Create(pair.Variable, pair.Value)).Concat(ShortLived).ToDictionary());
}
