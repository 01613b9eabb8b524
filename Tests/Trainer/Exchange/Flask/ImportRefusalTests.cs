namespace MovieSimilarity.Tests.Trainer.Exchange.Flask;

/// <summary>Files of which no model can be made are refused with file, line and column, and nothing is written.</summary>
public sealed class ImportRefusalTests : IDisposable
{
    private const string ANumber = "expected a number from -1E+30 to 1E+30";
    private const string AnId = "expected a whole number from 0 to 2147483646";

    private readonly FlaskFolder _folder = new FlaskFolder().WriteThreeFilms();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(",0,1\n10,1,NaN\n", 2, $"column 3 (1): {ANumber}, found 'NaN'")]
    [InlineData(",0,1\n10,1,2\n20,inf,2\n", 3, $"column 2 (0): {ANumber}, found 'inf'")]
    [InlineData(",0,1\n10,1,\n", 2, $"column 3 (1): {ANumber}, found ''")]
    [InlineData(",0,1\n10,1,1e31\n", 2, $"column 3 (1): {ANumber}, found '1e31'")]
    [InlineData(",0,1\n10,1\n", 2, "expected 3 columns (,0,1), found 2")]
    [InlineData("movieId,0\n-1,1\n", 2, $"column 1 (movieId): {AnId}, found '-1'")]
    [InlineData("movieId,0\n1.5,1\n", 2, $"column 1 (movieId): {AnId}, found '1.5'")]
    [InlineData("movieId,0\n10,1\n10,2\n", 3, "column 1 (movieId): expected an id not yet used, found '10'")]
    [InlineData("0,1\n10,1\n", 1, "expected the header 'movieId,0,1,2,…' or ',0,1,2,…', found '0,1'")]
    [InlineData(",0,2\n10,1,1\n", 1, "expected the header 'movieId,0,1,2,…' or ',0,1,2,…', found ',0,2'")]
    [InlineData("movieId\n10\n", 1, "expected the header 'movieId,0,1,2,…' or ',0,1,2,…', found 'movieId'")]
    public async Task Malformed_embeddings_are_told(string text, int line, string problem)
    {
        _folder.Write(FlaskFolder.Ratings, text);
        Assert.Equal($"{_folder.PathOf(FlaskFolder.Ratings)}, line {line}: {problem}.", await RefusalAsync());
    }

    [Theory]
    [InlineData("x,Heat,Crime,1,4", $"column 1 (movieId): {AnId}, found 'x'")]
    [InlineData("1,,Crime,1,4", "column 2 (title): expected a title, found ''")]
    [InlineData("1,Heat,Crime,1.5,4", "column 4 (ratings_count): expected a whole number of ratings, found '1.5'")]
    [InlineData("1,Heat,Crime,1,", "column 5 (avg_rating): expected a rating from 0.5 to 5, found ''")]
    [InlineData("1,Heat,Crime,1,7", "column 5 (avg_rating): expected a rating from 0.5 to 5, found '7'")]
    [InlineData("1,Heat,Crime,1", "expected 5 columns (movieId,title,genres,ratings_count,avg_rating), found 4")]
    public async Task Malformed_films_are_told(string row, string problem)
    {
        _folder.Write(FlaskFolder.Movies, FlaskFolder.MovieHeader + row + "\n");
        Assert.Equal($"{_folder.PathOf(FlaskFolder.Movies)}, line 2: {problem}.", await RefusalAsync());
    }

    [Theory]
    [InlineData("movieId,title,genres,ratings_count,average_rating", "…itle,genres,ratings_count,average_rating", "the last column has another name")]
    [InlineData("movieId,title,genres,number_of_ratings,avg_rating,year", "…itle,genres,number_of_ratings,avg_rating…", "a column within")]
    [InlineData("movieId,title,genres,ratings_count,avg_rating,director,length", "…ratings_count,avg_rating,director,length", "columns follow")]
    public async Task A_long_header_is_shown_where_it_differs(string header, string shown, string what)
    {
        _folder.Write(FlaskFolder.Movies, header + "\n");
        var refusal = await RefusalAsync();
        Assert.StartsWith(
            $"{_folder.PathOf(FlaskFolder.Movies)}, line 1: expected the header 'movieId,title,genres,ratings_count,avg_rating', found '",
            refusal, StringComparison.Ordinal);
        Assert.True(refusal.Contains(shown, StringComparison.Ordinal), $"{what}: {refusal}");
    }

    [Theory]
    [InlineData(57, "…54,55,56,57,X,59,60,61,62,63,64,65,66,67…")]
    [InlineData(98, "…86,87,88,89,90,91,92,93,94,95,96,97,98,X")]
    public async Task A_header_of_100_dimensions_is_shown_where_it_differs(int last, string shown)
    {
        _folder.Write(FlaskFolder.Text, $"movieId,{string.Join(',', Enumerable.Range(0, 100).Select(number => number == last + 1 ? "X" : $"{number}"))}\n");
        Assert.Equal(
            $"{_folder.PathOf(FlaskFolder.Text)}, line 1: expected the header 'movieId,0,1,2,…' or ',0,1,2,…', found '{shown}'.", await RefusalAsync());
    }

    [Fact]
    public async Task Films_without_the_columns_are_told()
    {
        _folder.Write(FlaskFolder.Movies, "movieId,title,genres\n10,Heat,Crime\n");
        Assert.StartsWith(
            $"{_folder.PathOf(FlaskFolder.Movies)}, line 1: expected the header 'movieId,title,genres,ratings_count,avg_rating', found",
            await RefusalAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FlaskFolder.Ratings)]
    [InlineData(FlaskFolder.Text)]
    [InlineData(FlaskFolder.Movies)]
    public async Task Missing_and_empty_files_are_told(string file)
    {
        _folder.Write(file, "");
        Assert.Equal($"{_folder.PathOf(file)} is empty; expected a header.", await RefusalAsync());
        File.Delete(_folder.PathOf(file));
        Assert.Equal($"There is no file '{_folder.PathOf(file)}'.", await RefusalAsync());
    }

    [Fact]
    public async Task Embeddings_without_a_row_are_told()
    {
        _folder.Write(FlaskFolder.Text, ",0\n");
        Assert.Equal($"{_folder.PathOf(FlaskFolder.Text)} holds no embedding; expected a row for each film.", await RefusalAsync());
    }

    [Fact]
    public async Task Row_numbers_beside_movie_ids_are_refused()
    {
        _folder.Write(FlaskFolder.Text, ",0\n0,1\n10,2\n20,3\n");
        Assert.Equal(
            $"{_folder.PathOf(FlaskFolder.Text)} has a film 0 and {_folder.PathOf(FlaskFolder.Ratings)} has none, so they number films "
            + "differently; write all three files with the same movie ids as index.",
            await RefusalAsync());
    }

    [Fact]
    public async Task Files_that_share_no_film_are_refused()
    {
        _folder.Write(FlaskFolder.Text, ",0\n11,1\n12,2\n");
        Assert.StartsWith("No film is in all of ", await RefusalAsync(), StringComparison.Ordinal);
    }

    private async Task<string> RefusalAsync()
    {
        var refusal = (await _folder.ImportAsync()).Refusal();
        Assert.False(File.Exists(_folder.ModelPath));
        return refusal;
    }
}
