using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MovieSimilarity.Models;
using MovieSimilarity.Tests.Trainer.Commands;
using MovieSimilarity.Tests.Trainer.Exchange.Flask;
using MovieSimilarity.Tests.Training;

namespace MovieSimilarity.Tests.Trainer.Report;

public sealed partial class ReportCommandTests : IDisposable
{
    private static readonly string[] Small = ["--collaborative-dimensions", "5", "--content-dimensions", "4"];

    private readonly TrainingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_page_has_every_chapter()
    {
        var page = await ReportAsync();
        Assert.Equal(
            ["variance", "data", "dimensions", "popularity", "examples", "timings"],
            SectionIds().Matches(page).Select(match => match.Groups[1].Value));
        Assert.Contains("<dt>ratings</dt><dd>113</dd>", page, StringComparison.Ordinal);
        Assert.Contains("Film 14 (1994)", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"name\">tag1 good</span>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"name\">collaborative SVD</span>", page, StringComparison.Ordinal);
        Assert.Equal(["test.html", "test.model", "test.training.json"], _folder.Written);
    }

    [Fact]
    public async Task The_page_fetches_nothing_and_needs_no_script()
    {
        var page = await ReportAsync();
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"[^#]", page);
        Assert.DoesNotMatch("url\\(|@import", page);
    }

    [Fact]
    public async Task What_people_typed_does_not_become_markup()
    {
        _folder.Data.Write("movies.csv", DataFolder.MovieHeader + string.Concat(Enumerable.Range(1, 15)
            .Select(id => $"{id},\"<script>alert({id})</script> \"\"&\"\" 'x' (1990)\",<b>Drama\n")));
        _folder.Data.Write("tags.csv", DataFolder.TagHeader + "1,1,<img src=x onerror=alert(1)>,1\n");
        var page = await ReportAsync("--name", "<i>data</i>");
        foreach (var markup in new[] { "<script", "<b>Drama", "<img", "<i>data" })
            Assert.DoesNotContain(markup, page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;&quot; &#39;x&#39;", page, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_chart_is_sound_and_described()
    {
        var charts = Charts().Matches(await ReportAsync()).Select(match => XElement.Parse(match.Value)).ToArray();
        Assert.Equal(14, charts.Length);
        Assert.All(charts, chart =>
        {
            Assert.NotEqual("", chart.Element("title")!.Value);
            Assert.NotEqual("", chart.Element("desc")!.Value);
            Assert.DoesNotContain("NaN", chart.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("∞", chart.ToString(), StringComparison.Ordinal);
            Assert.All(chart.Descendants("rect"), bar => Assert.True(double.Parse(bar.Attribute("height")!.Value, CultureInfo.InvariantCulture) >= 0));
        });
        string[] ids = [.. charts.SelectMany(chart => chart.Descendants().Attributes("id")).Select(id => id.Value)];
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task Equal_models_give_equal_pages_in_every_culture()
    {
        var first = await ReportAsync();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            (await CommandRun.OfAsync("report", _folder.ModelPath())).AssertSucceeded();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.Equal(first, await ReadAsync("test.html"));
    }

    [Fact]
    public async Task A_model_without_statistics_says_so_where_they_are_missing()
    {
        var random = TestModels.Random(rows: 30, seed: 1);
        ModelFile.Write(_folder.ModelPath(), random);
        (await CommandRun.OfAsync("report", _folder.ModelPath())).AssertSucceeded();
        var page = await ReadAsync("test.html");
        // Stars, ratings per user, tags; the terms of both models.
        Assert.Equal(3, page.Split("Not recorded in this model").Length - 1);
        Assert.Equal(2, page.Split("The terms are not recorded in this model").Length - 1);
        Assert.Contains("so its timings are not known", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_model_claims_no_training()
    {
        using var files = new FlaskFolder().WriteThreeFilms();
        (await files.ImportAsync("--name", "flask")).AssertSucceeded();
        (await CommandRun.OfAsync("report", files.ModelPath)).AssertSucceeded();
        var page = await File.ReadAllTextAsync(files.PathOf("imported.html"), TestContext.Current.CancellationToken);
        Assert.Contains("imported as <strong>flask</strong>", page, StringComparison.Ordinal);
        Assert.Contains("Not recorded in this model: it was imported.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0001-01-01", page, StringComparison.Ordinal);
        Assert.DoesNotContain("trained by", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_smallest_models_have_a_page(int films)
    {
        ModelFile.Write(_folder.ModelPath(), TestModels.Random(films, seed: 1));
        (await CommandRun.OfAsync("report", _folder.ModelPath())).AssertSucceeded();
    }

    [Fact]
    public async Task Timings_of_another_training_are_not_shown()
    {
        await ReportAsync();
        var log = await ReadAsync("test.training.json");
        await _folder.TrainAsync("--collaborative-dimensions", "2", "--content-dimensions", "2");
        await File.WriteAllTextAsync(Path.Combine(_folder.Models, "test.training.json"), log, TestContext.Current.CancellationToken);
        (await CommandRun.OfAsync("report", _folder.ModelPath())).AssertSucceeded();
        Assert.Contains("so its timings are not known", await ReadAsync("test.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seeds_may_be_chosen_by_title()
    {
        await _folder.TrainAsync(Small);
        var page = Path.Combine(_folder.Models, "page.html");
        (await CommandRun.OfAsync("report", _folder.ModelPath(), "--output", page, "--seed-title", "film 3", "--seed-title", "Film 9")).AssertSucceeded();
        Assert.Equal(
            ["Film 3 (1983)", "Film 9 (1989)"],
            Examples().Matches(await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public async Task What_cannot_be_done_is_told_in_a_sentence()
    {
        Assert.Equal($"There is no model file '{_folder.ModelPath()}'.", (await CommandRun.OfAsync("report", _folder.ModelPath())).Refusal());
        await _folder.TrainAsync(Small);
        Assert.StartsWith("The model has no film called 'xyzzy'", (await CommandRun.OfAsync("report", _folder.ModelPath(), "--seed-title", "xyzzy")).Refusal(), StringComparison.Ordinal);
        Assert.Contains("is a folder", (await CommandRun.OfAsync("report", _folder.ModelPath(), "--output", _folder.Models)).Refusal(), StringComparison.Ordinal);
        Assert.Contains("is a model;", (await CommandRun.OfAsync("report", _folder.ModelPath(), "--output", _folder.ModelPath())).Refusal(), StringComparison.Ordinal);
        var missing = Path.Combine(_folder.Models, "no", "page.html");
        Assert.Contains("There is no folder", (await CommandRun.OfAsync("report", _folder.ModelPath(), "--output", missing)).Refusal(), StringComparison.Ordinal);
        Assert.Equal(["test.model", "test.training.json"], _folder.Written);
    }

    private async Task<string> ReportAsync(params string[] more)
    {
        (await _folder.TrainAsync([.. Small, .. more])).AssertSucceeded();
        (await CommandRun.OfAsync("report", _folder.ModelPath())).AssertSucceeded();
        return await ReadAsync("test.html");
    }

    private Task<string> ReadAsync(string name) => File.ReadAllTextAsync(Path.Combine(_folder.Models, name), TestContext.Current.CancellationToken);

    [GeneratedRegex("<section id=\"([^\"]*)\"")]
    private static partial Regex SectionIds();

    [GeneratedRegex("<svg viewBox=\"[^\"]*\" role=\"img\".*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Charts();

    [GeneratedRegex("<article class=\"example\"><h3>([^<]*)</h3>")]
    private static partial Regex Examples();
}
