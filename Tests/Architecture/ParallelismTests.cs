using System.Text.RegularExpressions;

namespace MovieSimilarity.Tests.Architecture;

/// <summary>Tests run side by side in one process.</summary>
public sealed partial class ParallelismTests
{
    [Fact]
    public void Classes_that_change_what_all_tests_share_run_by_themselves()
    {
        var files = Directory.EnumerateFiles(Path.Combine(TestData.Repository, "Tests"), "*.cs", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetFileName(path), Text: File.ReadAllText(path)))
            .Where(file => ChangesSharedState().IsMatch(file.Text)).ToArray();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(
            file.Text.Contains($"[Collection({nameof(ProcessState)}.{nameof(ProcessState.Name)})]", StringComparison.Ordinal),
            $"{file.Name} changes the state of the process ({ChangesSharedState().Match(file.Text)}), so its class belongs to the collection {nameof(ProcessState)}."));
    }

    [GeneratedRegex(
        @"Environment\.(SetEnvironmentVariable|(CurrentDirectory|ExitCode) *=[^=>])|Directory\.SetCurrentDirectory|Console\.Set(Out|Error|In)\b"
        + @"|CultureInfo\.DefaultThread\w+ *=|AppContext\.Set(Switch|Data)|ThreadPool\.SetM\w+|Trace\.Listeners|TaskScheduler\.UnobservedTaskException")]
    private static partial Regex ChangesSharedState();
}
