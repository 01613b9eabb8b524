using System.Diagnostics;
using MovieSimilarity.Models;
using MovieSimilarity.Tests.Trainer.DataSets;
using MovieSimilarity.Tests.Trainer.Publishing;

namespace MovieSimilarity.Tests.Trainer.Commands;

/// <summary><c>train --dataset</c>. The default folder depends on the current one, so these are processes of their own.</summary>
public sealed class TrainDataSetTests : IDisposable
{
    private const string Names = "ml-latest-small, ml-20m, ml-25m, ml-32m, ml-latest";

    private readonly TrainingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_data_set_is_downloaded_if_it_is_lacking_and_trained_on()
    {
        var archive = TestArchive.Packed(_folder.Data.Path);
        await using var server = await FakeService.StartAsync(Files.Checksum(archive), Files.Whole(archive));
        Assert.Equal((0, ""), await TrainAsync(server.Address));
        Assert.Equal("ml-20m", ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken).Provenance.DataSet.Name);
        Assert.True(File.Exists(Path.Combine(_folder.Models, "data", "ml-20m", "ratings.csv")));

        Assert.Equal((0, ""), await TrainAsync(server.Address));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_data_set_that_cannot_be_had_is_told_and_no_model_written()
    {
        await using var server = await FakeService.StartAsync(Files.Status(404));
        var (exitCode, error) = await TrainAsync(server.Address);
        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{server.Address}ml-20m.zip.md5 answered 404 Not Found;", error, StringComparison.Ordinal);
        Assert.Equal(["data"], _folder.Written);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_download_and_the_next_run_goes_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no kill -INT on Windows");
        _folder.Data.Write("README.txt", Convert.ToHexString(new Random(1).GetItems([.. Enumerable.Range(0, 256).Select(i => (byte)i)], 500_000)));
        var archive = TestArchive.Packed(_folder.Data.Path);
        var part = Path.Combine(_folder.Models, "data", "ml-20m.zip.part");
        var hanging = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await FakeService.StartAsync(
            Files.Checksum(archive),
            Files.HangAfter(archive, 300_000, () => File.Exists(part) ? new FileInfo(part).Length : 0, hanging),
            Files.Checksum(archive), Files.Whole(archive));
        using var run = Start(server.Address);
        await hanging.Task.WaitAsync(TestContext.Current.CancellationToken);
        using (Process.Start("kill", ["-INT", $"{run.Id}"])) await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            $"Cancelled; {Path.Combine("data", "ml-20m.zip.part")} keeps 300,000 bytes, with which the same command goes on.",
            (await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd());
        Assert.Equal([part, part + ".json"], Directory.GetFileSystemEntries(Path.Combine(_folder.Models, "data")).Order(StringComparer.Ordinal));

        Assert.Equal((0, ""), await TrainAsync(server.Address));
        Assert.Equal("bytes=300000-", server.Headers[3]["Range"]);
    }

    [Fact]
    public async Task Exactly_one_of_data_and_dataset()
    {
        string[] train = ["train", "--output", _folder.ModelPath()];
        Assert.Equal(
            "Name either a folder with --data or a data set to download with --dataset.", (await CommandRun.OfAsync(train)).Refusal());
        Assert.Equal(
            "Name either a folder with --data or a data set to download with --dataset, not both.",
            (await CommandRun.OfAsync([.. train, "--data", _folder.Data.Path, "--dataset", "ml-20m"])).Refusal());
        Assert.Equal(
            "--from says where --dataset is downloaded from; with --data nothing is.",
            (await CommandRun.OfAsync([.. train, "--data", _folder.Data.Path, "--from", "http://localhost:5000"])).Refusal());
        Assert.Equal(
            $"There is no data set 'ml-1b'; known are {Names}.", (await CommandRun.OfAsync([.. train, "--dataset", "ml-1b"])).Refusal());
        Assert.Empty(_folder.Written);
    }

    private async Task<(int ExitCode, string Error)> TrainAsync(Uri server)
    {
        using var run = Start(server);
        var output = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (run.ExitCode, error);
    }

    /// <summary>Starts the trainer. It handles SIGINT even if these tests were started with that signal ignored, as background jobs are.</summary>
    private Process Start(Uri server) => Process.Start(new ProcessStartInfo(
        OperatingSystem.IsLinux() ? "env" : "dotnet",
        [
            .. OperatingSystem.IsLinux() ? ["--default-signal=INT", "dotnet"] : Array.Empty<string>(),
            Path.Combine(AppContext.BaseDirectory, "MovieSimilarity.Trainer.dll"), "train", "--dataset", "ml-20m", "--from", server.AbsoluteUri,
            "--output", "test.model", "--collaborative-dimensions", "2", "--content-dimensions", "2",
        ])
    {
        WorkingDirectory = _folder.Models,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
