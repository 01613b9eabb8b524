using System.Text.Json;
using MovieSimilarity.Models;
using MovieSimilarity.Tests.Similarity.Models;
using MovieSimilarity.Tests.Trainer.Commands;

namespace MovieSimilarity.Tests.Trainer.Comparison;

/// <summary><c>diff</c> with two files.</summary>
public sealed class DiffCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DiffCommandTests()
    {
        ModelFile.Write(_folder["a.model"], AngleModels.First);
        ModelFile.Write(_folder["moved.model"], AngleModels.Moved);
        ModelFile.Write(_folder["renamed.model"], AngleModels.Renamed);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task People_get_the_changes_with_titles()
    {
        var run = await DiffAsync("a.model", "moved.model", "--count", "2", "--show", "2", "--quiet");
        run.AssertSucceeded();
        Assert.Equal(
            $"""
            before  model {AngleModels.First.Version}  5 films  {_folder["a.model"]}
            after   model {AngleModels.Moved.Version}  5 films  {_folder["moved.model"]}

            films         5 in both, 0 added, 0 gone

            entries       40.00 % changed: 4 of 10 in lists of 2
              left        4, of which 0 name a film that is gone
              came        4, of which 0 name an added film
            lists         60.00 % changed: 3 of 5
            first entry   20.00 % changed: 1 of 5
            overlap       60.00 % of a list stays on average

            popularity  films  ratings  entries changed  lists changed  first entry  overlap
            0–1 %       1      5–5      100.00 %         100.00 %       100.00 %     0.00 %
            10–25 %     1      4–4      50.00 %          100.00 %       0.00 %       50.00 %
            25–50 %     1      3–3      0.00 %           0.00 %         0.00 %       100.00 %
            50–100 %    2      2–1      25.00 %          50.00 %        0.00 %       75.00 %

            Film 5 (1905): 2 of 2 changed
              left        Film 4 (1904); Film 3 (1903)
              came        Film 1 (1901); Film 2 (1902)

            Film 4 (1904): 1 of 2 changed
              left        Film 5 (1905)
              came        Film 2 (1902)

            """.ReplaceLineEndings("\n"),
            run.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Added_and_gone_films_are_named()
    {
        var output = (await DiffAsync("a.model", "renamed.model", "--count", "2", "--quiet")).Output.ReplaceLineEndings("\n");
        Assert.Contains("films         4 in both, 1 added, 1 gone\n  added       Film 5 (1905)\n  gone        Film 5 (1905)\n", output, StringComparison.Ordinal);
        Assert.Contains("  left        1, of which 1 name a film that is gone\n  came        1, of which 1 name an added film\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_lists_of_titles_are_cut_and_say_how_many_are_left_out()
    {
        ModelFile.Write(_folder["b.model"], AngleModels.Of(0, 10, 20, 30, 40, 50, 60, 70));
        var output = (await DiffAsync("a.model", "b.model", "--show", "2", "--quiet")).Output;
        Assert.Contains($"  added       Film 8 (1908); Film 7 (1907); 1 more{Environment.NewLine}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_goes_to_standard_error_and_the_result_to_standard_output()
    {
        var run = await DiffAsync("a.model", "moved.model");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"5 lists of model {AngleModels.Moved.Version}", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("before  model ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_one_JSON_object()
    {
        var run = await DiffAsync("a.model", "renamed.model", "--count", "2", "--quiet", "--json");
        run.AssertSucceeded();
        using var actual = JsonDocument.Parse(run.Output);
        using var expected = JsonDocument.Parse($$"""
            {
              "before": { "source": {{JsonSerializer.Serialize(_folder["a.model"])}}, "version": "{{AngleModels.First.Version}}", "films": 5 },
              "after": { "source": {{JsonSerializer.Serialize(_folder["renamed.model"])}}, "version": "{{AngleModels.Renamed.Version}}", "films": 5 },
              "count": 2,
              "films": {
                "in_both": 4, "added": 1, "gone": 1,
                "most_rated_added": [{ "movie_id": 60, "title": "Film 5 (1905)", "rating_count": 10 }],
                "most_rated_gone": [{ "movie_id": 50, "title": "Film 5 (1905)", "rating_count": 5 }]
              },
              "changes": {{Changes(4, 1, 8, 1)}},
              "popularity": [
                { "from_percent": 0, "to_percent": 1, "most_ratings": 4, "least_ratings": 4, "changes": {{Changes(1, 1, 2, 1)}} },
                { "from_percent": 25, "to_percent": 50, "most_ratings": 3, "least_ratings": 3, "changes": {{Changes(1, 0, 2, 0)}} },
                { "from_percent": 50, "to_percent": 100, "most_ratings": 2, "least_ratings": 1, "changes": {{Changes(2, 0, 4, 0)}} }
              ],
              "most_changed": [
                {
                  "film": { "movie_id": 40, "title": "Film 4 (1904)", "rating_count": 4 }, "changed": 1, "entries": 2,
                  "left": [{ "movie_id": 50, "title": "Film 5 (1905)", "rating_count": 5 }],
                  "came": [{ "movie_id": 60, "title": "Film 5 (1905)", "rating_count": 10 }]
                }
              ]
            }
            """);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, actual.RootElement), run.Output);
    }

    [Fact]
    public async Task Models_without_a_common_film_are_compared_by_their_films_only()
    {
        ModelFile.Write(_folder["other.model"], TestModels.With(AngleModels.First, film => film with { Id = film.Id + 1 }));
        var run = await DiffAsync("a.model", "other.model", "--quiet");
        run.AssertSucceeded();
        Assert.Contains("films         0 in both, 5 added, 5 gone", run.Output, StringComparison.Ordinal);
        Assert.EndsWith($"No film is in both models, so there are no lists to compare.{Environment.NewLine}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_model_is_refused()
    {
        await File.WriteAllTextAsync(_folder["text"], "not a model, but long enough to have a header", TestContext.Current.CancellationToken);
        Assert.StartsWith($"The model file '{_folder["text"]}' is not a MovieSimilarity model", (await DiffAsync("a.model", "text", "--quiet")).Refusal(), StringComparison.Ordinal);
        Assert.Equal($"There is no model file '{_folder["none"]}'.", (await DiffAsync("none", "a.model", "--quiet")).Refusal());
    }

    [Theory]
    [InlineData("ftp://films.example")]
    [InlineData("http://user:secret@films.example")]
    [InlineData("")]
    public async Task What_is_neither_a_file_nor_a_service_is_refused(string place) => Assert.Equal(
        $"AFTER takes a model file or the address of a frontend, such as http://localhost:5000; '{place}' is neither.",
        (await CommandRun.OfAsync("diff", _folder["a.model"], place)).Refusal());

    [Theory]
    [InlineData("--count", "0", "--count takes a whole number from 1 to 1000; '0' is none.")]
    [InlineData("--count", "1001", "--count takes a whole number from 1 to 1000; '1001' is none.")]
    [InlineData("--show", "-1", "--show takes a whole number from 0 to 1000; '-1' is none.")]
    public async Task A_bad_option_is_refused(string option, string value, string sentence) =>
        Assert.Equal(sentence, (await DiffAsync("a.model", "moved.model", option, value)).Refusal());

    private static string Changes(int lists, int listsChanged, int entries, int changed) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $$"""
        { "lists": {{lists}}, "lists_changed": {{listsChanged}}, "first_entries_changed": 0, "entries": {{entries}}, "entries_changed": {{changed}},
          "entries_left": {{changed}}, "entries_left_gone": {{changed}}, "entries_came": {{changed}}, "entries_came_added": {{changed}},
          "mean_overlap": {{1 - (double)changed / entries}}, "share_of_entries": {{(double)changed / entries}},
          "share_of_lists": {{(double)listsChanged / lists}}, "share_of_first_entries": 0 }
        """);

    private Task<CommandRun> DiffAsync(string before, string after, params string[] options) =>
        CommandRun.OfAsync(["diff", _folder[before], _folder[after], .. options]);
}
