using System.Diagnostics;
using MovieSimilarity.Tests.Trainer.Commands;

namespace MovieSimilarity.Tests.Trainer.Inputs;

/// <summary>Inputs that can be read only once, with the trainer as a process of its own that a shell starts.</summary>
public sealed class PipedInputTests : IDisposable
{
    private readonly TrainingFolder _folder = new();

    public static TheoryData<string, string> Inputs => new()
    {
        { "three FIFOs, one after the other", "mkfifo p/{ratings,tags,movies}.csv; (for t in ratings tags movies; do cat data/$t.csv > p/$t.csv; done) & train --data p" },
        { "three FIFOs at once", "mkfifo p/{movies,ratings,tags}.csv; for t in tags ratings movies; do cat data/$t.csv > p/$t.csv & done; train --data p" },
        { "a FIFO besides files", "cp data/{movies,tags}.csv p; mkfifo p/ratings.csv; cat data/ratings.csv > p/ratings.csv & train --data p" },
        { "FIFOs of .dat files", "for t in movies ratings tags; do mkfifo p/$t.dat; tail -n +2 data/$t.csv | sed 's/,/::/g' > p/$t.dat & done; train --data p" },
        { "a FIFO of a gzip file", "cp data/{movies,tags}.csv p; mkfifo p/ratings.csv.gz; gzip -c data/ratings.csv > p/ratings.csv.gz & train --data p" },
        { "a FIFO of genome-tags.csv, which nobody reads", "cp data/{movies,ratings,tags}.csv p; mkfifo p/genome-tags.csv; train --data p" },
        { "a link to standard input", "cp data/{movies,tags}.csv p; ln -s /dev/stdin p/ratings.csv; cat data/ratings.csv | train --data p" },
        { "a link to standard input from a file", "cp data/{movies,tags}.csv p; ln -s /dev/stdin p/ratings.csv; train --data p < data/ratings.csv" },
        { "a link to a process substitution", "cp data/{movies,tags}.csv p; exec 3< <(cat data/ratings.csv); ln -s /dev/fd/3 p/ratings.csv; train --data p" },
        { "an archive through standard input", "cat data.zip | train --data /dev/stdin" },
        { "an archive from standard input", "train --data /dev/stdin < data.zip" },
        { "an archive of a process substitution", "train --data <(cat data.zip)" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task The_model_is_that_of_regular_files_with(string input, string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no FIFOs on Windows");
        Assert.NotEmpty(input);
        var expected = await CommandRun.OfAsync(["train", "--data", _folder.Data.Path, "--output", _folder.ModelPath("expected.model"), .. Small]);
        expected.AssertSucceeded();
        Assert.Equal((0, ""), await RunAsync(command));
        Assert.Equal(await ReadAsync("expected.model"), await ReadAsync("test.model"));
    }

    [Fact]
    public async Task An_empty_FIFO_of_tags_is_no_tag()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no FIFOs on Windows");
        Assert.Equal((0, ""), await RunAsync("cp data/{movies,ratings}.csv p; mkfifo p/tags.csv; : > p/tags.csv & train --data p"));
    }

    [Fact]
    public async Task A_fault_is_told_while_nobody_writes_into_another_FIFO()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no FIFOs on Windows");
        var (exitCode, error) = await RunAsync("mkfifo p/{movies,ratings}.csv; printf '\\037\\213broken' > p/ratings.csv & train --data p");
        Assert.Equal(1, exitCode);
        Assert.StartsWith("p/ratings.csv is no intact gzip file: ", error.Replace(_folder.Models + "/", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string[] Small => ["--name", "mine", "--collaborative-dimensions", "2", "--content-dimensions", "2"];

    /// <summary>Runs a command in a folder with <c>data</c>, <c>data.zip</c> and an empty folder <c>p</c>; checks that no copy is left.</summary>
    private async Task<(int ExitCode, string Error)> RunAsync(string command)
    {
        foreach (var folder in (string[])["data", "p", "tmp"]) Directory.CreateDirectory(Path.Combine(_folder.Models, folder));
        foreach (var file in Directory.GetFiles(_folder.Data.Path)) File.Copy(file, Path.Combine(_folder.Models, "data", Path.GetFileName(file)));
        await File.WriteAllBytesAsync(_folder.ModelPath("data.zip"), InputForms.Zip(_folder.Data, "ml"), TestContext.Current.CancellationToken);
        var trainer = Path.Combine(AppContext.BaseDirectory, "MovieSimilarity.Trainer.dll");
        var start = new ProcessStartInfo(
            "bash",
            ["-c", $"train() {{ dotnet '{trainer}' train \"$@\" --output test.model {string.Join(' ', Small)}; }}\n{command}"])
        {
            WorkingDirectory = _folder.Models,
            // Loops over a few rows take less time than optimising them.
            Environment = { ["TMPDIR"] = Path.Combine(_folder.Models, "tmp"), ["DOTNET_TC_QuickJitForLoops"] = "1" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder.Models, "tmp"), "moviesimilarity-*"));
        return (process.ExitCode, error);
    }

    private Task<byte[]> ReadAsync(string model) => File.ReadAllBytesAsync(_folder.ModelPath(model), TestContext.Current.CancellationToken);
}
