using MovieSimilarity.Models;
using MovieSimilarity.Tests.Similarity.Models;
using MovieSimilarity.Tests.Trainer.Commands;
using MovieSimilarity.Tests.WebFrontend;

namespace MovieSimilarity.Tests.Trainer.Comparison;

/// <summary><c>diff</c> and <c>publish --max-change</c> with a real service.</summary>
public sealed class RunningServiceTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly PublishingFrontend _frontend = new();

    /// <summary>60 films on a half circle, so that lists of 20 do not have all films.</summary>
    private static SimilarityModel First { get; } = AngleModels.Of([.. Enumerable.Range(0, 60).Select(i => 2.0 * i + 0.01 * i * i)]);

    /// <summary>The first three films have moved to the other end.</summary>
    private static SimilarityModel Second { get; } = AngleModels.Of([.. Enumerable.Range(0, 60).Select(i => 2.0 * (i < 3 ? i + 60 : i) + 0.01 * i * i)]);

    /// <summary>The entries that change from the first to the second model, and all entries: counted here, film by film.</summary>
    private static (int Changed, int All) Entries { get; } = (
        First.Catalogue.Ids.ToArray().Sum(id => Ids(First, id).Except(Ids(Second, id)).Count()), First.Catalogue.Count * SimilarityModel.DefaultCount);

    private static string Percent { get; } = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(double)Entries.Changed / Entries.All:P2}");

    private string Address => _frontend.Http.BaseAddress!.AbsoluteUri;

    public async ValueTask InitializeAsync()
    {
        await _frontend.InitializeAsync();
        ModelFile.Write(_folder["first.model"], First);
        ModelFile.Write(_folder["second.model"], Second);
        await File.WriteAllTextAsync(_folder["token"], PublishingFrontend.Token, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _frontend.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_service_is_compared_like_the_file_that_was_published_to_it()
    {
        await _frontend.PublishAsync(First);
        var same = await CommandRun.OfAsync("diff", Address, _folder["first.model"], "--quiet");
        same.AssertSucceeded();
        Assert.Contains($"entries       0.00 % changed: 0 of 1,200 in lists of 20", same.Output, StringComparison.Ordinal);
        foreach (var count in new[] { "20", "7", "1000" })
        {
            var service = await CommandRun.OfAsync("diff", Address, _folder["second.model"], "--quiet", "--count", count);
            var file = await CommandRun.OfAsync("diff", _folder["first.model"], _folder["second.model"], "--quiet", "--count", count);
            service.AssertSucceeded();
            Assert.Equal(WithoutSources(file.Output), WithoutSources(service.Output));
        }
    }

    [Fact]
    public async Task A_model_that_changes_too_much_is_refused_and_not_uploaded_unless_it_is_forced()
    {
        Assert.True(Entries.Changed is > 60 and < 600, $"The models should differ in some entries, not in {Entries.Changed}.");
        await _frontend.PublishAsync(First);
        var sentence = $"Model {Second.Version} changes {Percent} of the entries of model {First.Version} ({Entries.Changed} of 1,200), more than 5 %";
        var refused = await PublishAsync("second.model", "--max-change", "5%");
        Assert.Equal(
            $"{sentence}; nothing was uploaded. See 'diff {Address} {_folder["second.model"]}' for what changes; --force publishes it all the same.",
            refused.Refusal());
        Assert.DoesNotContain("upload ", refused.Output, StringComparison.Ordinal);
        Assert.Equal(First.Version, await ActiveAsync());
        Assert.Single((await _frontend.GetJsonAsync("/models")).GetProperty("versions").EnumerateArray());

        var forced = await PublishAsync("second.model", "--max-change", "5%", "--force");
        forced.AssertSucceeded();
        Assert.Contains($"{sentence}; it is published all the same, because of --force.", forced.Output, StringComparison.Ordinal);
        Assert.Equal(Second.Version, await ActiveAsync());
    }

    [Fact]
    public async Task A_model_that_changes_no_more_than_it_may_is_published()
    {
        await _frontend.PublishAsync(First);
        var run = await PublishAsync("second.model", "--max-change", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100m * Entries.Changed / Entries.All}%"));
        run.AssertSucceeded();
        Assert.Contains($"Model {Second.Version} changes {Percent} of the entries of model {First.Version} ({Entries.Changed} of 1,200).", run.Output, StringComparison.Ordinal);
        Assert.Equal(Second.Version, await ActiveAsync());
        // What is active already changes nothing.
        var again = await PublishAsync("second.model", "--max-change", "0%");
        again.AssertSucceeded();
        Assert.EndsWith($"Model {Second.Version} was active already.{Environment.NewLine}", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_without_a_model_gets_its_first_one_without_a_comparison()
    {
        var run = await PublishAsync("first.model", "--max-change", "0%");
        run.AssertSucceeded();
        Assert.StartsWith("The service has no model yet, so there is nothing to compare with.", run.Output, StringComparison.Ordinal);
        Assert.Equal(First.Version, await ActiveAsync());
    }

    private static IEnumerable<int> Ids(SimilarityModel model, int id) => model.FindSimilar(id).Select(near => near.MovieId);

    /// <summary>The output without the two lines that name the models' places.</summary>
    private static string[] WithoutSources(string output) => output.Split(Environment.NewLine)[2..];

    private async Task<string?> ActiveAsync() => (await _frontend.GetJsonAsync("/models")).GetProperty("active").GetString();

    private Task<CommandRun> PublishAsync(string file, params string[] options) =>
        CommandRun.OfAsync(["publish", _folder[file], "--to", Address, "--token-file", _folder["token"], .. options]);
}
