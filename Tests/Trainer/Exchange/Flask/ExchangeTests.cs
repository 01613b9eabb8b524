using System.Globalization;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Tests.Trainer.Commands;

namespace MovieSimilarity.Tests.Trainer.Exchange.Flask;

/// <summary>Models that go out as the Flask app's files and come back.</summary>
public sealed class ExchangeTests : IDisposable
{
    private readonly FlaskFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_that_was_exported_and_imported_gives_the_same_neighbours()
    {
        var sample = Path.Combine(TestData.Sample, "sample.model");
        (await CommandRun.OfAsync("export", sample, "--output", _folder.Path)).AssertSucceeded();
        (await _folder.ImportAsync("--name", "sample")).AssertSucceeded();
        var (before, after) = (ModelFile.Read(sample, TestContext.Current.CancellationToken), ModelFile.Read(_folder.ModelPath, TestContext.Current.CancellationToken));
        Assert.Equal(
            before.Catalogue.Select(movie => (movie.Id, movie.Title, movie.Year, movie.RatingCount, movie.AverageRating)),
            after.Catalogue.Select(movie => (movie.Id, movie.Title, movie.Year, movie.RatingCount, movie.AverageRating)));
        Assert.Equal(before.Catalogue.Select(movie => movie.Genres), after.Catalogue.Select(movie => movie.Genres));
        foreach (var scoring in Scoring.Named)
        {
            foreach (var id in before.Catalogue.Ids.ToArray())
                Assert.Equal(Neighbours(before, id, scoring), Neighbours(after, id, scoring));
        }
        Assert.Equal("sample", after.Provenance.DataSet.Name);
    }

    [Fact]
    public async Task Only_the_three_files_are_left_in_the_folder()
    {
        await _folder.WriteThreeFilms().ImportAsync();
        (await CommandRun.OfAsync("export", _folder.ModelPath, "--output", Path.Combine(_folder.Path, "new", "folder"))).AssertSucceeded();
        Assert.Equal(
            ["movie_demographics.csv", "svd_ratings_embeddings.csv", "svd_text_embeddings.csv"],
            Directory.GetFileSystemEntries(Path.Combine(_folder.Path, "new", "folder")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Files_are_written_as_pandas_writes_them()
    {
        await _folder.WriteThreeFilms().ImportAsync();
        (await CommandRun.OfAsync("export", _folder.ModelPath, "--output", _folder.Path)).AssertSucceeded();
        Assert.Equal(",0,1\n10,3,4\n20,0,0\n30,0,-2.5\n", Rounded("svd_ratings_embeddings.csv"));
        Assert.Equal(",0\n10,1\n20,2\n30,-1\n", Rounded("svd_text_embeddings.csv"));
        Assert.Equal(
            FlaskFolder.MovieHeader
                + "10,\"Heat, The (1995)\",Crime|Drama,3,3.5\n20,Babe (1995),(no genres listed),0,0\n30,Fargo,Comedy,2,5\n",
            File.ReadAllText(_folder.PathOf(FlaskFolder.Movies)));
    }

    [Fact]
    public async Task Ids_at_IMDb_and_TMDB_are_written_if_asked_for_and_read_again()
    {
        (await _folder.WriteThreeFilms().Write(FlaskFolder.Movies, FlaskFolder.MovieHeader.Replace("\n", ",imdb_id,tmdb_id\n", StringComparison.Ordinal)
            + "10,\"Heat, The (1995)\",Crime|Drama,3,3.5,tt0113277,949\n20,Babe (1995),(no genres listed),0,0,,\n30,Fargo,Comedy,2,5,tt10872600,\n").ImportAsync())
            .AssertSucceeded();
        Assert.Equal(
            [(113277, 949), (0, 0), (10872600, 0)],
            ModelFile.Read(_folder.ModelPath, TestContext.Current.CancellationToken).Catalogue.Select(movie => (movie.ImdbId, movie.TmdbId)));
        var written = await File.ReadAllTextAsync(_folder.PathOf(FlaskFolder.Movies), TestContext.Current.CancellationToken);
        (await CommandRun.OfAsync("export", _folder.ModelPath, "--output", _folder.Path, "--ids")).AssertSucceeded();
        Assert.Equal(written, await File.ReadAllTextAsync(_folder.PathOf(FlaskFolder.Movies), TestContext.Current.CancellationToken));
        (await CommandRun.OfAsync("export", _folder.ModelPath, "--output", _folder.Path)).AssertSucceeded();
        Assert.StartsWith(
            FlaskFolder.MovieHeader + "10,\"Heat, The (1995)\",Crime|Drama,3,3.5\n",
            await File.ReadAllTextAsync(_folder.PathOf(FlaskFolder.Movies), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_of_a_model_without_any_are_refused_and_no_file_is_written()
    {
        await _folder.WriteThreeFilms().ImportAsync();
        var folder = Path.Combine(_folder.Path, "new");
        Assert.Equal(
            $"No film of '{_folder.ModelPath}' has an id at IMDb or TMDB; train it with a links.csv, or leave --ids out.",
            (await CommandRun.OfAsync("export", _folder.ModelPath, "--output", folder, "--ids")).Refusal());
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Exporting_can_be_cancelled_and_leaves_nothing()
    {
        await _folder.WriteThreeFilms().ImportAsync();
        var empty = Path.Combine(_folder.Path, "empty");
        string[] arguments = ["export", _folder.ModelPath, "--output", empty];
        var run = await CommandRun.CancellableAsync(arguments, new CancellationToken(canceled: true));
        Assert.Equal(1, run.ExitCode);
        Assert.False(Directory.Exists(empty) && Directory.EnumerateFileSystemEntries(empty).Any());
    }

    private static int[] Neighbours(SimilarityModel model, int id, Scoring scoring) =>
        [.. model.FindSimilar(id, scoring: scoring).Select(neighbour => neighbour.MovieId)];

    /// <summary>A unit vector of floats is not quite the one that was written.</summary>
    private string Rounded(string file) => string.Concat(File.ReadLines(_folder.PathOf(file))
        .Select((line, index) => (index == 0 ? line : string.Join(',', line.Split(',').Select(Rounded5))) + "\n"));

    private static string Rounded5(string value) =>
        Math.Round(double.Parse(value, CultureInfo.InvariantCulture), 5).ToString(CultureInfo.InvariantCulture);
}
