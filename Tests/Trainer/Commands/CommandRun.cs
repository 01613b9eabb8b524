using MovieSimilarity.SyntheticData.Commands;
using MovieSimilarity.Trainer.Commands;

namespace MovieSimilarity.Tests.Trainer.Commands;

/// <summary>The result of one call of the trainer or of <c>tools/SyntheticData</c>.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static Task<CommandRun> OfAsync(params string[] arguments) => CancellableAsync(arguments, TestContext.Current.CancellationToken);

    /// <summary>A call that somebody may cancel.</summary>
    public static Task<CommandRun> CancellableAsync(string[] arguments, CancellationToken cancellationToken) =>
        OfProgramAsync(TrainerCommandLine.RunAsync, arguments, cancellationToken);

    /// <summary>A call of <c>tools/SyntheticData</c>.</summary>
    public static Task<CommandRun> OfSyntheticDataAsync(params string[] arguments) =>
        OfProgramAsync(SyntheticDataCommandLine.RunAsync, arguments, TestContext.Current.CancellationToken);

    private static async Task<CommandRun> OfProgramAsync(
        Func<string[], TextWriter, TextWriter, CancellationToken, Task<int>> program, string[] arguments, CancellationToken cancellationToken)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await program(arguments, output, error, cancellationToken);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    public void AssertSucceeded()
    {
        Assert.Equal("", Error);
        Assert.Equal(0, ExitCode);
    }

    /// <summary>Exit code 1 and one line on the error stream, which is no stack trace.</summary>
    public string Refusal()
    {
        Assert.Equal(1, ExitCode);
        var sentence = Assert.Single(Error.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Output, StringComparison.Ordinal);
        return sentence;
    }
}
