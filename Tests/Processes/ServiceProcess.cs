using MovieSimilarity.Benchmarks.Processes;

namespace MovieSimilarity.Tests.Processes;

/// <summary>The programs as operators run them: processes of their own, from the folder of these tests.</summary>
internal static class ServiceProcess
{
    public static ChildProcess Silo(params string[] arguments) => Start("Silo", arguments);

    public static ChildProcess Frontend(params string[] arguments) => Start("WebFrontend", arguments);

    public static ChildProcess Frontend(string[] arguments, params (string Variable, string Value)[] environment) =>
        Start("WebFrontend", arguments, environment);

    private static ChildProcess Start(string project, string[] arguments, params (string Variable, string Value)[] environment)
    {
        // The process does not live long enough to make up for compiling any method a second time, let alone for observing it first.
        (string Variable, string Value)[] all = [("DOTNET_TieredPGO", "0"), ("DOTNET_TC_CallCounting", "0"), .. environment];
        return new ChildProcess(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, $"MovieSimilarity.{project}.dll"), .. arguments],
            all.ToDictionary(pair => pair.Variable, pair => pair.Value));
    }
}
