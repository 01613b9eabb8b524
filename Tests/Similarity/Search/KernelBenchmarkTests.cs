using System.Reflection;
using MovieSimilarity.Benchmarks.Kernels;

namespace MovieSimilarity.Tests.Similarity.Search;

/// <summary>The programs behind <c>Benchmarks kernels</c>.</summary>
public sealed class KernelBenchmarkTests
{
    [Theory]
    [InlineData(typeof(ScanBenchmarks))]
    [InlineData(typeof(TitleBenchmarks))]
    public void Every_benchmark_runs(Type type)
    {
        var benchmarks = Activator.CreateInstance(type)!;
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        Assert.Single(methods, method => method.Name == "Setup").Invoke(benchmarks, []);
        Assert.All(methods.Where(method => method.Name != "Setup"), method =>
        {
            var answer = method.Invoke(benchmarks, []);
            if (method.ReturnType != typeof(void)) Assert.NotNull(answer);
        });
    }
}
