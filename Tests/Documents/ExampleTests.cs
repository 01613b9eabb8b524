using System.Diagnostics;
using System.Runtime.Intrinsics.X86;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MovieSimilarity.Tests.Similarity.Models;
using MovieSimilarity.Tests.Trainer.Commands;

namespace MovieSimilarity.Tests.Documents;

/// <summary>Outputs that the documents show, compared with what the programs print.</summary>
public sealed partial class ExampleTests
{
    private static readonly string SampleModel = Path.Combine(TestData.Sample, "sample.model");

    [Fact]
    public void Every_output_is_tested_or_marked_as_an_example()
    {
        string[] code = ["", "bash", "ini", "python", "csharp", "mermaid"];
        var outputs = MarkdownFile.All.SelectMany(file => file.Blocks.Where(block => !code.Contains(block.Info)).Select(block => (file.Name, block.Info))).ToArray();
        Assert.All(outputs, output => Assert.Contains(output.Info, (string[])["json tested", "json example", "text tested", "text example"]));
        Assert.Equal(
            [
                ("README.md", "json tested"), ("README.md", "text tested"),
                ("docs/api.md", "json tested"), ("docs/api.md", "json tested"), ("docs/api.md", "json tested"), ("docs/api.md", "json tested"),
                ("docs/api.md", "json tested"), ("docs/api.md", "json tested"), ("docs/api.md", "json tested"),
                ("docs/training.md", "text tested"), ("docs/training.md", "text tested"),
            ],
            outputs.Where(output => output.Info.EndsWith(" tested", StringComparison.Ordinal)).OrderBy(output => output.Name, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_README_shows_what_the_first_query_returns()
    {
        // Where the README leaves something out, it has an ellipsis.
        var shown = Ellipsis().Replace(Tested("README.md", "json"), "");
        using var expected = JsonDocument.Parse(shown, new JsonDocumentOptions { AllowTrailingCommas = true });
        await using var service = await SampleService.StartAsync();
        using var http = new HttpClient { BaseAddress = service.Address };
        using var actual = JsonDocument.Parse(await http.GetStringAsync(
            new Uri("/?movie_title=Zodiac%20(2007)", UriKind.Relative), TestContext.Current.CancellationToken));
        AssertContains(expected.RootElement.GetProperty("seed"), actual.RootElement.GetProperty("seed"));
        AssertContains(expected.RootElement.GetProperty("model"), actual.RootElement.GetProperty("model"));
        var results = actual.RootElement.GetProperty("results");
        foreach (var movie in expected.RootElement.GetProperty("results").EnumerateArray())
            AssertContains(movie, results[movie.GetProperty("rank").GetInt32() - 1]);
    }

    [Fact]
    public async Task The_README_shows_what_training_prints()
    {
        Assert.SkipWhen(TestData.MlLatestSmall is null, TestData.NoMlLatestSmall);
        using var folder = new TemporaryFolder();
        var printed = await TrainAsync(TestData.MlLatestSmall!, folder["small.model"]);
        var shown = Tested("README.md", "text");
        if (!Avx2.IsSupported)
        {
            shown = WithoutRounding(shown);
            printed = WithoutRounding(printed);
        }
        Assert.Equal(WithoutTimes(shown), WithoutTimes(printed.Replace(folder["small.model"], "small.model", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_sample_s_training_command_gives_the_bundled_model()
    {
        Assert.SkipUnless(Avx2.IsSupported, "The bundled model was trained by a processor with AVX2; others round differently.");
        using var folder = new TemporaryFolder();
        await TrainAsync(TestData.Sample, folder["sample.model"]);
        Assert.Equal(
            await File.ReadAllBytesAsync(SampleModel, TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(folder["sample.model"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_training_page_shows_what_inspect_prints()
    {
        var run = await CommandRun.OfAsync("inspect", SampleModel);
        run.AssertSucceeded();
        Assert.Equal(Tested("docs/training.md", "text"), run.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_training_page_shows_what_versions_prints()
    {
        await using var service = await SampleService.StartAsync();
        var run = await CommandRun.OfAsync("versions", "--to", service.Address.AbsoluteUri);
        run.AssertSucceeded();
        Assert.Equal(Date().Replace(Tested("docs/training.md", "text", 1), "DATE"), Date().Replace(run.Output.ReplaceLineEndings("\n"), "DATE"));
    }

    [Fact]
    public void The_README_s_example_of_the_library_is_what_the_compiler_sees()
    {
        var source = File.ReadAllText(Path.Combine(TestData.Repository, "Tests", "Documents", $"{nameof(LibraryExample)}.cs")).ReplaceLineEndings("\n");
        const string begin = "        // begin\n";
        var body = source[(source.IndexOf(begin, StringComparison.Ordinal) + begin.Length)..source.IndexOf("        // end", StringComparison.Ordinal)];
        var compiled = $"{source[..(source.IndexOf('\n', StringComparison.Ordinal) + 1)]}\n{body.Replace("\n        ", "\n", StringComparison.Ordinal)[8..]}";
        Assert.Equal(compiled, MarkdownFile.Named("README.md").Blocks.Single(block => block.Language == "csharp").Body);
    }

    private static string Tested(string file, string language, int index = 0) =>
        MarkdownFile.Named(file).Blocks.Where(block => block.Info == $"{language} tested").ElementAt(index).Body;

    /// <summary>Every property of the one object has the same value in the other.</summary>
    private static void AssertContains(JsonElement expected, JsonElement actual)
    {
        foreach (var property in expected.EnumerateObject())
            Assert.True(JsonElement.DeepEquals(property.Value, actual.GetProperty(property.Name)), $"{property.Name}: {actual.GetProperty(property.Name)}");
    }

    /// <summary>
    /// What training prints in a process without AVX-512. Sums of vectors of another width round differently, and the version of the model
    /// follows from every bit; so every processor with AVX2 prints the same.
    /// </summary>
    private static async Task<string> TrainAsync(string data, string output)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MovieSimilarity.Trainer.dll"), "train", "--data", data, "--output", output])
        {
            Environment = { ["DOTNET_EnableAVX512"] = "0" },
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var trainer = Process.Start(start)!;
        var printed = await trainer.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await trainer.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, trainer.ExitCode);
        return printed.ReplaceLineEndings("\n");
    }

    private static string WithoutTimes(string output) => Seconds().Replace(output, " TIME s");

    /// <summary>The output without what depends on how a processor rounds.</summary>
    private static string WithoutRounding(string output) => Rounded().Replace(output, "…");

    [GeneratedRegex(@"… *|, (?=… \})")]
    private static partial Regex Ellipsis();

    [GeneratedRegex(@" +[\d.]+ s(?= )")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"residual \S+, \d+ products|[\d,]+ bytes, model [0-9a-f]{12}")]
    private static partial Regex Rounded();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")]
    private static partial Regex Date();
}
