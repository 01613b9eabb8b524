using System.Diagnostics;
using System.Globalization;
using MovieSimilarity.Tests.Training;

namespace MovieSimilarity.Tests.Trainer.Commands;

/// <summary>The trainer as its own process, on as many processors as it is told there are.</summary>
public sealed class ProcessorCountTests : IDisposable
{
    /// <summary>More than a thread takes at a time, so that several threads share them.</summary>
    private const int Films = 1500;

    private readonly TrainingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_number_of_processors_does_not_show_in_the_model()
    {
        var random = new Random(1);
        _folder.Data
            .Write("movies.csv", DataFolder.MovieHeader + string.Concat(Enumerable.Range(1, Films).Select(id => $"{id},Film,Drama\n")))
            .Write("ratings.csv", DataFolder.RatingHeader + string.Concat(Enumerable.Range(0, 15 * Films)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"{1 + i % 97},{1 + i / 15},{1 + random.Next(5)},{i}\n"))));

        await TrainAsync("one.model", processors: 1);
        await TrainAsync("four.model", processors: 4);
        Assert.Equal(await ReadAsync("one.model"), await ReadAsync("four.model"));
    }

    private async Task TrainAsync(string model, int processors)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "MovieSimilarity.Trainer.dll"),
                "train", "--data", _folder.Data.Path, "--output", _folder.ModelPath(model), "--collaborative-dimensions", "20",
            },
            Environment = { ["DOTNET_PROCESSOR_COUNT"] = processors.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    private Task<byte[]> ReadAsync(string model) => File.ReadAllBytesAsync(_folder.ModelPath(model), TestContext.Current.CancellationToken);
}
