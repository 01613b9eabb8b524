using System.Diagnostics;
using MovieSimilarity.Models;
using MovieSimilarity.Tests.Similarity.Models;
using MovieSimilarity.Tests.Trainer.Commands;
using MovieSimilarity.Tests.Trainer.Exchange.Flask;

namespace MovieSimilarity.Tests.Trainer.Outputs;

/// <summary>
/// A folder in which scripts call the built programs as people do: <c>$trainer</c> and <c>$synthetic</c> are commands, and <c>M</c> is a model.
/// Gone after the test.
/// </summary>
internal sealed class Shell : IDisposable
{
    private const string Prelude = """
        trainer="dotnet $BIN/MovieSimilarity.Trainer.dll"
        synthetic="dotnet $BIN/MovieSimilarity.SyntheticData.dll"
        # Root may write everything; without these capabilities it may not.
        mortal=""
        if [ "$(id -u)" = 0 ]; then mortal="setpriv --bounding-set -dac_override,-dac_read_search"; fi

        """;

    private readonly FlaskFolder _flask = new FlaskFolder().WriteThreeFilms();
    private readonly TrainingFolder _training = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("outputs").FullName;

    public Shell()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the pipes, devices and descriptors of these tests are Linux'");
        ModelFile.Write(this["M"], TestModels.Random(rows: 30, seed: 1));
    }

    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>What a verb writes into a plain file.</summary>
    public async Task<byte[]> ExpectedAsync(string verb)
    {
        using var folder = new TemporaryFolder();
        (await CommandRun.OfAsync([.. Arguments(verb), "--output", folder["plain"]])).AssertSucceeded();
        return await File.ReadAllBytesAsync(folder["plain"], TestContext.Current.CancellationToken);
    }

    /// <summary>Runs a script; <c>$run</c> and <c>$quiet</c> are a verb, to which the script appends the output.</summary>
    public async Task<ShellRun> RunAsync(string script, string verb = "neighbours")
    {
        var call = string.Join(' ', Arguments(verb));
        var start = new ProcessStartInfo("sh", ["-c", $"{Prelude}run=\"$trainer {call} --output\"\nquiet=\"$trainer {call} --quiet --output\"\n{script}"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Loops over a few rows take less time than optimising them.
            Environment = { ["BIN"] = AppContext.BaseDirectory.TrimEnd('/'), ["DOTNET_TC_QuickJitForLoops"] = "1" },
        };
        using var shell = Process.Start(start)!;
        var output = shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var printed = await output;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ShellRun(shell.ExitCode, printed, error);
    }

    public byte[] Read(string name) => File.ReadAllBytes(this[name]);

    /// <summary>Runs what only root may do, or skips the test.</summary>
    public async Task RequireAsync(string command)
    {
        var run = await RunAsync(command);
        Assert.SkipWhen(run.ExitCode != 0, $"'{command}' is not permitted here: {run.Error.Trim()}");
    }

    public void Dispose()
    {
        _flask.Dispose();
        _training.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The arguments of a verb with one output, but for the output itself.</summary>
    private string[] Arguments(string verb) => verb switch
    {
        "neighbours" => ["neighbours", this["M"], "--format", "csv"],
        "sample" => ["neighbours", Path.Combine(TestData.Sample, "sample.model"), "--format", "csv"],
        "parquet" => ["neighbours", this["M"], "--format", "parquet"],
        "report" => ["report", this["M"]],
        "import" => ["import", "--from", _flask.Path, "--name", "flask"],
        _ => ["train", "--data", _training.Data.Path, "--collaborative-dimensions", "2", "--content-dimensions", "2"],
    };
}

/// <summary>What a script did.</summary>
internal sealed record ShellRun(int ExitCode, string Output, string Error);
