using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Trainer.Exchange.Neighbours;

/// <summary>Tables hold what the library answers for every film, whatever the format.</summary>
public sealed class NeighbourTableTests : IDisposable
{
    private readonly TableFolder _folder = new();

    public static TheoryData<string> Formats => ["csv", "jsonl", "parquet"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_film_has_the_list_that_the_library_finds(string format)
    {
        var model = TestModels.WithZeroVectors(rows: 200, seed: 3);
        foreach (var scoring in Scoring.Named)
        {
            var options = TableFolder.Options(format) with { Scoring = scoring };
            var rows = await TableReading.ReadAsync(await _folder.WriteAsync(model, options));
            Assert.Equal(TableFolder.Expected(model, options), rows);
            Assert.Equal(200 * 20, rows.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Ties_are_ranked_by_movie_id(string format)
    {
        var model = TestModels.Tied(rows: 150, seed: 5);
        var options = TableFolder.Options(format) with { Count = 70 };
        var rows = await TableReading.ReadAsync(await _folder.WriteAsync(model, options));
        Assert.Equal(TableFolder.Expected(model, options), rows);
        var ties = rows.Zip(rows.Skip(1), (first, second) => (first, second))
            .Where(pair => pair.first.MovieId == pair.second.MovieId && pair.first.Near.Score == pair.second.Near.Score)
            .ToArray();
        Assert.NotEmpty(ties);
        Assert.All(ties, pair => Assert.True(pair.first.Near.MovieId < pair.second.Near.MovieId));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task More_neighbours_than_films_are_all_other_films(string format)
    {
        var model = TestModels.Random(rows: 70, seed: 7);
        var rows = await TableReading.ReadAsync(
            await _folder.WriteAsync(model, TableFolder.Options(format) with { Count = int.MaxValue }));
        Assert.Equal(70 * 69, rows.Length);
        Assert.DoesNotContain(rows, row => row.MovieId == row.Near.MovieId);
    }

    [Theory]
    [InlineData("csv", 0)]
    [InlineData("csv", 1)]
    [InlineData("jsonl", 0)]
    [InlineData("jsonl", 1)]
    [InlineData("parquet", 0)]
    [InlineData("parquet", 1)]
    public async Task Models_without_neighbours_give_tables_without_rows(string format, int films)
    {
        var path = await _folder.WriteAsync(TestModels.Random(films, seed: 1), TableFolder.Options(format));
        Assert.Empty(await TableReading.ReadAsync(path));
        if (format == "jsonl") Assert.Equal(films, File.ReadLines(path).Count());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_bytes_do_not_depend_on_how_many_blocks_are_under_way(string format)
    {
        var model = TestModels.Random(rows: 700, seed: 9);
        var options = TableFolder.Options(format) with { Titles = true };
        var alone = await File.ReadAllBytesAsync(
            await _folder.WriteAsync(model, options with { BlocksAhead = 1 }), TestContext.Current.CancellationToken);
        foreach (var ahead in new[] { 2, 16 })
        {
            var path = await _folder.WriteAsync(model, options with { BlocksAhead = ahead });
            Assert.Equal(alone, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Titles_survive_whatever_they_hold(string format)
    {
        var model = Titled(
            "Matrix, The (1999)", "\"Great Performances\" Cats (1998)", "two\nlines", "cr\r\nlf", "Amélie – アメリ 🎬", " , ", " blanks ", "\\ \t '");
        var options = TableFolder.Options(format) with { Titles = true };
        Assert.Equal(TableFolder.Expected(model, options), await TableReading.ReadAsync(await _folder.WriteAsync(model, options)));
    }

    [Fact]
    public async Task Long_tables_have_row_groups_of_one_length()
    {
        var model = TestModels.Random(rows: 400, seed: 11);
        var options = TableFolder.Options("parquet") with { Count = 399 };
        var path = await _folder.WriteAsync(model, options);
        var lengths = await TableReading.RowGroupsAsync(path);
        Assert.Equal([131_072, 400 * 399 - 131_072], lengths);
        Assert.Equal(TableFolder.Expected(model, options), await TableReading.ReadAsync(path));
    }

    [Fact]
    public async Task Comma_separated_values_are_written_plainly()
    {
        var lines = await File.ReadAllTextAsync(
            await _folder.WriteAsync(Titled("Heat, The", "Se7en"), TableFolder.Options("csv") with { Titles = true }),
            TestContext.Current.CancellationToken);
        Assert.Equal(
            "movie_id,rank,neighbour_id,score,collaborative_score,content_score,title,neighbour_title\n"
                + "10,1,20,0,0,0,\"Heat, The\",Se7en\n20,1,10,0,0,0,Se7en,\"Heat, The\"\n",
            lines);
    }

    [Fact]
    public async Task Lines_of_json_are_written_plainly()
    {
        var lines = await File.ReadAllTextAsync(
            await _folder.WriteAsync(Titled("Amélie", "Se7en"), TableFolder.Options("jsonl") with { Titles = true }),
            TestContext.Current.CancellationToken);
        const string scores = "\"score\":0,\"collaborative_score\":0,\"content_score\":0";
        Assert.Equal(
            $"{{\"movie_id\":10,\"title\":\"Amélie\",\"neighbours\":[{{\"movie_id\":20,\"title\":\"Se7en\",{scores}}}]}}\n"
                + $"{{\"movie_id\":20,\"title\":\"Se7en\",\"neighbours\":[{{\"movie_id\":10,\"title\":\"Amélie\",{scores}}}]}}\n",
            lines);
    }

    [Fact]
    public async Task Ids_at_IMDb_and_TMDB_stand_behind_the_titles_in_comma_separated_values()
    {
        var options = TableFolder.Options("csv") with { Titles = true, Ids = true };
        Assert.Equal(
            "movie_id,rank,neighbour_id,score,collaborative_score,content_score,title,neighbour_title,imdb_id,tmdb_id,neighbour_imdb_id,neighbour_tmdb_id\n"
                + "10,1,20,0,0,0,Zodiac,Se7en,tt0443706,1949,tt10872600,\n20,1,10,0,0,0,Se7en,Zodiac,tt10872600,,tt0443706,1949\n",
            await File.ReadAllTextAsync(await _folder.WriteAsync(Linked(), options), TestContext.Current.CancellationToken));
        Assert.StartsWith(
            "movie_id,rank,neighbour_id,score,collaborative_score,content_score,imdb_id,tmdb_id,neighbour_imdb_id,neighbour_tmdb_id\n10,1,20,0,0,0,tt0443706,1949,",
            await File.ReadAllTextAsync(await _folder.WriteAsync(Linked(), options with { Titles = false }), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_json_have_the_ids_of_each_film_or_null()
    {
        const string zodiac = "\"movie_id\":10,\"imdb_id\":\"tt0443706\",\"tmdb_id\":1949", seven = "\"movie_id\":20,\"imdb_id\":\"tt10872600\",\"tmdb_id\":null";
        const string scores = "\"score\":0,\"collaborative_score\":0,\"content_score\":0";
        Assert.Equal(
            $"{{{zodiac},\"neighbours\":[{{{seven},{scores}}}]}}\n{{{seven},\"neighbours\":[{{{zodiac},{scores}}}]}}\n",
            await File.ReadAllTextAsync(
                await _folder.WriteAsync(Linked(), TableFolder.Options("jsonl") with { Ids = true }), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Parquet_has_a_column_for_each_kind_of_id_in_which_unknown_ones_are_missing()
    {
        var path = await _folder.WriteAsync(Linked(), TableFolder.Options("parquet") with { Ids = true });
        Assert.Equal(["tt0443706", "tt10872600"], await TableReading.TextsAsync(path, "imdb_id"));
        Assert.Equal([1949, null], await TableReading.OptionalNumbersAsync(path, "tmdb_id"));
        Assert.Equal(["tt10872600", "tt0443706"], await TableReading.TextsAsync(path, "neighbour_imdb_id"));
        Assert.Equal([null, 1949], await TableReading.OptionalNumbersAsync(path, "neighbour_tmdb_id"));
        Assert.Equal(TableFolder.Expected(Linked(), TableFolder.Options("parquet")), await TableReading.ReadAsync(path));
    }

    /// <summary>Two films, one of which has no TMDB id.</summary>
    private static SimilarityModel Linked() => TestModels.With(Titled("Zodiac", "Se7en"), movie => movie.Id == 10
        ? movie with { ImdbId = 443706, TmdbId = 1949 } : movie with { ImdbId = 10872600 });

    /// <summary>Films without embeddings.</summary>
    private static SimilarityModel Titled(params string[] titles)
    {
        const int dimensions = TestModels.CollaborativeDimensions + TestModels.ContentDimensions;
        var model = TestModels.Of([.. titles.Select(_ => new double[dimensions])]);
        var movies = titles.Select((title, i) => new Movie(10 * (i + 1), title, null, [], 0, 0));
        return new SimilarityModel(new MovieCatalogue(movies), model.Shard.Embeddings, model.Norms, model.Provenance);
    }
}
