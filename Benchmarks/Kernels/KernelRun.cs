using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace MovieSimilarity.Benchmarks.Kernels;

/// <summary>Runs the benchmarks of this folder by BenchmarkDotNet.</summary>
internal static class KernelRun
{
    private const int WarmUps = 3, Iterations = 10;

    /// <summary>Long enough for thousands of calls of a kernel, short enough that all benchmarks take a few minutes.</summary>
    private static readonly TimeInterval IterationTime = TimeInterval.FromMilliseconds(200);

    /// <summary>Runs those benchmarks that match a filter.</summary>
    /// <param name="filters">Patterns such as <c>*Scan*</c>.</param>
    /// <param name="folder">A folder for BenchmarkDotNet's log.</param>
    /// <returns>Whether any matched and all of these gave figures.</returns>
    public static bool Run(string[] filters, string folder)
    {
        // In this process: kernels reach full optimization on their first call, and no other program has to be generated and built.
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(WarmUps).WithIterationCount(Iterations).WithIterationTime(IterationTime);
        var config = ManualConfig.CreateMinimumViable().AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).WithArtifactsPath(folder);
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(KernelRun).Assembly).Run(["--filter", .. filters], config).ToArray();
        return summaries.Length > 0 && summaries.All(summary =>
            !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success));
    }
}
