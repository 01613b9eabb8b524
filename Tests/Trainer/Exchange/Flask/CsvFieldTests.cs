using MovieSimilarity.Models;
using MovieSimilarity.Tests.Trainer.Commands;
using MovieSimilarity.Tests.Trainer.Exchange.Neighbours;

namespace MovieSimilarity.Tests.Trainer.Exchange.Flask;

/// <summary>Whatever a title holds, a CSV file gives it back, and may be asked to run nowhere.</summary>
public sealed class CsvFieldTests : IDisposable
{
    private readonly FlaskFolder _folder = new();
    private readonly TableFolder _tables = new();

    public static TheoryData<string> Formulas =>
        ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=\"a\",b", "＝1+1"];

    public void Dispose()
    {
        _folder.Dispose();
        _tables.Dispose();
    }

    [Fact]
    public async Task Every_title_that_is_exported_is_imported_as_it_was()
    {
        ModelFile.Write(_tables.ModelPath, NastyTitles.Model(NastyTitles.All));
        (await CommandRun.OfAsync("export", _tables.ModelPath, "--output", _folder.Path)).AssertSucceeded();
        (await _folder.ImportAsync()).AssertSucceeded();
        Assert.Equal(NastyTitles.All, ModelFile.Read(_folder.ModelPath, TestContext.Current.CancellationToken).Catalogue.Select(movie => movie.Title));
    }

    [Fact]
    public async Task Every_title_in_a_table_of_neighbours_is_read_as_it_was()
    {
        var model = NastyTitles.Model(NastyTitles.All);
        var options = TableFolder.Options("csv") with { Titles = true, Count = 2 };
        var rows = await TableReading.ReadAsync(await _tables.WriteAsync(model, options));
        Assert.Equal(TableFolder.Expected(model, options), rows);
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public async Task A_title_that_begins_like_a_formula_is_exported_as_it_is_unless_it_shall_be_guarded(string title)
    {
        ModelFile.Write(_tables.ModelPath, NastyTitles.Model([title, "a=1"]));
        Assert.Equal([title, "a=1"], await ExportedAsync());
        Assert.Equal(["'" + title, "a=1"], await ExportedAsync("--guard-formulas"));
    }

    [Fact]
    public async Task Guarding_formulas_leaves_numbers_alone()
    {
        ModelFile.Write(_tables.ModelPath, TestModels.Random(rows: 30, seed: 1));
        await ExportedAsync();
        var plain = File.ReadAllText(_folder.PathOf(FlaskFolder.Ratings));
        await ExportedAsync("--guard-formulas");
        Assert.Contains(",-", plain, StringComparison.Ordinal);
        Assert.Equal(plain, File.ReadAllText(_folder.PathOf(FlaskFolder.Ratings)));
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public async Task Titles_in_a_table_of_neighbours_can_be_guarded(string title)
    {
        ModelFile.Write(_tables.ModelPath, NastyTitles.Model([title, "a=1"]));
        Assert.Equal([(title, "a=1"), ("a=1", title)], await TableAsync());
        Assert.Equal([("'" + title, "a=1"), ("a=1", "'" + title)], await TableAsync("--guard-formulas"));
    }

    [Theory]
    [InlineData("table.jsonl")]
    [InlineData("table.parquet")]
    public async Task Only_csv_can_be_guarded(string table)
    {
        var run = await _tables.RunAsync("--output", _tables[table], "--titles", "--guard-formulas");
        Assert.StartsWith("--guard-formulas is for CSV;", run.Refusal(), StringComparison.Ordinal);
        Assert.False(File.Exists(_tables[table]));
    }

    private async Task<string[]> ExportedAsync(params string[] more)
    {
        (await CommandRun.OfAsync(["export", _tables.ModelPath, "--output", _folder.Path, .. more])).AssertSucceeded();
        (await _folder.ImportAsync()).AssertSucceeded();
        return [.. ModelFile.Read(_folder.ModelPath, TestContext.Current.CancellationToken).Catalogue.Select(movie => movie.Title)];
    }

    private async Task<(string?, string?)[]> TableAsync(params string[] more)
    {
        (await _tables.RunAsync(["--output", _tables["table.csv"], "--titles", .. more])).AssertSucceeded();
        return [.. (await TableReading.ReadAsync(_tables["table.csv"])).Select(row => (row.Title, row.NeighbourTitle))];
    }
}
