using MovieSimilarity.Models;
using MovieSimilarity.Tests.Trainer.Commands;

namespace MovieSimilarity.Tests.Trainer.Exchange.Flask;

/// <summary>What an import makes of the Flask app's files.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly FlaskFolder _folder = new FlaskFolder().WriteThreeFilms();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Films_and_normalised_embeddings_arrive()
    {
        var model = await ImportAsync();
        Assert.Equal(
            [(10, "Heat, The (1995)", 1995, 3, 3.5), (20, "Babe (1995)", 1995, 0, 0.0), (30, "Fargo", null as int?, 2, 5.0)],
            model.Catalogue.Select(movie => (movie.Id, movie.Title, movie.Year, movie.RatingCount, movie.AverageRating)));
        Assert.Equal(["Crime|Drama", "", "Comedy"], model.Catalogue.Select(movie => string.Join('|', movie.Genres)));
        Assert.Equal([0.6f, 0.8f, 1, 0, 0, 1, 0, -1, -1], model.Shard.Embeddings.Values.ToArray());
        Assert.Equal([5, 1, 0, 2, 2.5f, 1], model.Norms.ToArray());
    }

    [Fact]
    public async Task The_provenance_tells_what_is_known()
    {
        var provenance = (await ImportAsync("--name", "from flask")).Provenance;
        Assert.Equal([FlaskFolder.Ratings, FlaskFolder.Text, FlaskFolder.Movies], provenance.ImportedFrom);
        var data = provenance.DataSet;
        Assert.Equal(("from flask", 5, 3, 2), (data.Name, data.Ratings, data.Movies, data.RatedMovies));
        Assert.Empty(provenance.Collaborative.SingularValues);
        var report = (await CommandRun.OfAsync("inspect", _folder.ModelPath)).Output;
        Assert.Contains($"{FlaskFolder.Ratings}, {FlaskFolder.Text}, {FlaskFolder.Movies}", report, StringComparison.Ordinal);
        Assert.Contains("collaborative   2 dimensions", report, StringComparison.Ordinal);
        Assert.DoesNotContain("tolerance", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_that_count_from_zero_are_raised_by_one()
    {
        _folder.Write(FlaskFolder.Ratings, "movieId,0\n0,1\n1,-1\n").Write(FlaskFolder.Text, ",0\n1,3\n0,2\n")
            .Write(FlaskFolder.Movies, FlaskFolder.MovieHeader + "0,Heat,Crime,1,4\n1,Babe,Drama,1,3\n");
        var run = await _folder.ImportAsync();
        run.AssertSucceeded();
        Assert.Contains("every id is raised by 1", run.Output, StringComparison.Ordinal);
        var model = ModelFile.Read(_folder.ModelPath, TestContext.Current.CancellationToken);
        Assert.Equal([(1, "Heat"), (2, "Babe")], model.Catalogue.Select(movie => (movie.Id, movie.Title)));
        Assert.Equal([2f, 3f], [model.Norms.Span[1], model.Norms.Span[3]]);
    }

    [Theory]
    [InlineData(",title,genres,ratings_count,avg_rating\n10,Heat,Crime,1,4\n")]
    [InlineData(",movieId,title,genres,ratings_count,avg_rating\n0,10,Heat,Crime,1,4\n")]
    public async Task The_ids_of_films_may_be_an_index_or_stand_behind_one(string movies)
    {
        _folder.Write(FlaskFolder.Movies, movies);
        Assert.Equal((10, "Heat"), (await ImportAsync()).Catalogue.Select(movie => (movie.Id, movie.Title)).Single());
    }

    [Fact]
    public async Task Films_that_a_file_lacks_are_left_out_and_told()
    {
        _folder.Write(FlaskFolder.Text, ",0\n10,1.0\n30,-1\n40,2\n50,3\n");
        var run = await _folder.ImportAsync();
        run.AssertSucceeded();
        Assert.Equal([10, 30], ModelFile.Read(_folder.ModelPath, TestContext.Current.CancellationToken).Catalogue.Ids.ToArray());
        Assert.Equal(
            [
                $"  dropped 1 films of {FlaskFolder.Ratings}: not in {FlaskFolder.Text} (20)",
                $"  dropped 2 films of {FlaskFolder.Text}: not in {FlaskFolder.Ratings} (40, 50)",
                $"  dropped 2 films of {FlaskFolder.Text}: not in {FlaskFolder.Movies} (40, 50)",
                $"  dropped 1 films of {FlaskFolder.Movies}: not in {FlaskFolder.Text} (20)",
            ],
            run.Output.Split(Environment.NewLine).Where(line => line.Contains("dropped", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Files_with_other_names_are_named_one_by_one()
    {
        File.Move(_folder.PathOf(FlaskFolder.Text), _folder.PathOf("nn_text.TXT"));
        Assert.Equal(3, (await ImportAsync("--text", _folder.PathOf("nn_text.TXT"))).Catalogue.Count);
        var run = await CommandRun.OfAsync("import", "--text", _folder.PathOf("nn_text.TXT"), "--output", _folder.ModelPath);
        Assert.Equal("import takes --from DIR, or all of --ratings, --text and --movies.", run.Refusal());
    }

    private async Task<SimilarityModel> ImportAsync(params string[] more)
    {
        (await _folder.ImportAsync(more)).AssertSucceeded();
        return ModelFile.Read(_folder.ModelPath, TestContext.Current.CancellationToken);
    }
}
