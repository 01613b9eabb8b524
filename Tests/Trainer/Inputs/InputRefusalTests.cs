using MovieSimilarity.Tests.Trainer.Commands;
using MovieSimilarity.Tests.Trainer.DataSets;
using MovieSimilarity.Tests.Training;

namespace MovieSimilarity.Tests.Trainer.Inputs;

/// <summary>What cannot be read is told with what is there instead, and leaves nothing behind.</summary>
public sealed class InputRefusalTests : IDisposable
{
    private const string ADataSet =
        "a data set is ratings.csv, movies.csv and any tags.csv (or rating.csv and so on), ratings.dat, movies.dat and any tags.dat, "
        + "or u.data and u.item, each of them also as .gz.";

    private readonly TrainingFolder _folder = new();

    private string Archive => Path.Combine(_folder.Models, "ml.zip");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_of_something_else_is_told_by_what_it_has()
    {
        using var folder = DataFolder.Empty().Write("b.txt", "").Write("links.csv", "");
        Directory.CreateDirectory(folder.PathOf("more"));
        Assert.Equal(
            $"{folder.PathOf("ratings.csv")} is missing; {ADataSet} The folder has b.txt, links.csv, more{Path.DirectorySeparatorChar}.",
            await RefusalAsync(folder.Path));
    }

    [Fact]
    public async Task An_empty_folder_is_told_as_such()
    {
        using var folder = DataFolder.Empty();
        Assert.EndsWith("The folder has no file.", await RefusalAsync(folder.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ratings.dat", "movies.dat")]
    [InlineData("u.data", "u.item")]
    [InlineData("rating.csv", "movies.csv")]
    public async Task Ratings_without_films_are_told_by_the_file_that_is_missing(string ratings, string missing)
    {
        using var folder = DataFolder.Empty().Write(ratings, "");
        Assert.Equal($"{folder.PathOf(missing)} is missing; {ADataSet} The folder has {ratings}.", await RefusalAsync(folder.Path));
    }

    [Fact]
    public async Task An_archive_in_the_folder_is_named()
    {
        using var folder = DataFolder.Empty().Write("ml-20m.zip", "");
        Assert.EndsWith(
            "The folder has ml-20m.zip; if 'ml-20m.zip' is the data set, name it instead of the folder.", await RefusalAsync(folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_data_sets_one_has_to_be_named()
    {
        using var folder = DataFolder.Empty();
        foreach (var name in (string[])["b", "a"])
        {
            Directory.CreateDirectory(folder.PathOf(name));
            folder.Write(Path.Combine(name, "ratings.csv"), "");
        }
        Assert.Equal($"{folder.Path} has several data sets: a, b; name one of these folders.", await RefusalAsync(folder.Path));
    }

    [Fact]
    public async Task A_file_that_is_no_archive_is_told() => Assert.Equal(
        $"'{_folder.Data.PathOf("ratings.csv")}' is neither a folder nor a .zip archive; unpack it, or name the folder it lies in.",
        await RefusalAsync(_folder.Data.PathOf("ratings.csv")));

    [Fact]
    public async Task A_column_that_the_header_has_twice_is_told()
    {
        _folder.Data.Write("ratings.csv", "user_id,userId,movieId,rating\n");
        Assert.Equal(
            $"{_folder.Data.PathOf("ratings.csv")}, line 1: expected one column 'userId', found two in the header 'user_id,userId,movieId,rating'.",
            await RefusalAsync(_folder.Data.Path));
    }

    [Fact]
    public async Task A_field_is_told_by_the_place_and_the_name_that_its_column_has_in_the_file()
    {
        _folder.Data.Write("ratings.csv", "when;stars;movie_id;user_id\n;six;1;1\n");
        Assert.Equal(
            $"{_folder.Data.PathOf("ratings.csv")}, line 2: column 2 (stars): expected a rating from 0.5 to 5, found 'six'.", await RefusalAsync(_folder.Data.Path));
    }

    [Fact]
    public async Task A_column_whose_name_has_a_line_end_is_told_in_one_line()
    {
        _folder.Data.Write("ratings.csv", "userId,movieId,\"rating\n\"\n1,1,six\n");
        Assert.Equal(
            $"{_folder.Data.PathOf("ratings.csv")}, line 3: column 3 (rating ): expected a rating from 0.5 to 5, found 'six'.", await RefusalAsync(_folder.Data.Path));
    }

    [Fact]
    public async Task A_row_with_another_number_of_fields_than_the_header_is_told()
    {
        _folder.Data.Write("ratings.csv", ",userId,movieId,rating\n0,1,1\n");
        Assert.Equal(
            $"{_folder.Data.PathOf("ratings.csv")}, line 2: expected 4 columns (,userId,movieId,rating), found 3.", await RefusalAsync(_folder.Data.Path));
    }

    [Fact]
    public async Task UTF_16_that_is_cut_off_is_told()
    {
        var bytes = System.Text.Encoding.Unicode.GetBytes("movieId,title,genres\n1,Heat,Crime\n");
        _folder.Data.Write("movies.csv", bytes[..^1]);
        Assert.Equal(
            $"{_folder.Data.PathOf("movies.csv")}, line 2: expected UTF-16, found bytes that are not; convert the file to UTF-8.",
            await RefusalAsync(_folder.Data.Path));
    }

    [Fact]
    public async Task A_gzip_file_that_is_cut_off_is_told()
    {
        var gzip = InputForms.Gzip(File.ReadAllBytes(_folder.Data.PathOf("ratings.csv")));
        foreach (var length in (int[])[3, 10, gzip.Length / 2, gzip.Length - 1])
        {
            _folder.Data.Write("ratings.csv", gzip[..length]);
            Assert.StartsWith(
                $"{_folder.Data.PathOf("ratings.csv")} is no intact gzip file: ", await RefusalAsync(_folder.Data.Path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_gzip_bomb_is_told()
    {
        var gzip = InputForms.Gzip(new byte[20_000_000]);
        _folder.Data.Write("ratings.csv", gzip);
        Assert.Equal(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{_folder.Data.PathOf("ratings.csv")} holds more than {100 * gzip.Length:N0} bytes; expected a file of a data set."),
            await RefusalAsync(_folder.Data.Path));
    }

    [Fact]
    public async Task A_zip_in_a_zip_is_told_by_its_name() => Assert.Equal(
        $"{Archive} is no archive of a data set: it has 'ml-20m.zip', 'README.txt'; unpack it, and name the folder with ratings.csv.",
        await RefusalAsync(("ml-20m.zip", InputForms.Zip(_folder.Data, null)), ("README.txt", [])));

    [Fact]
    public async Task A_zip_bomb_is_told() => Assert.Equal(
        $"{Archive} is no archive of a data set: it would unpack to at least 50,000,000 bytes.",
        await RefusalAsync(("ml-20m/ratings.csv", new byte[50_000_000])));

    [Theory]
    [InlineData("../ratings.csv")]
    [InlineData("/tmp/ratings.csv")]
    [InlineData("a/../../ratings.csv")]
    [InlineData("a\\ratings.csv")]
    public async Task A_zip_entry_with_an_odd_path_is_told(string name) => Assert.Equal(
        $"{Archive} is no archive of a data set: it holds '{name}', which is not the path of a file inside its folder.",
        await RefusalAsync((name, [])));

    [Fact]
    public async Task An_archive_that_is_cut_off_is_told()
    {
        await File.WriteAllBytesAsync(Archive, InputForms.Zip(_folder.Data, "ml")[..^30], TestContext.Current.CancellationToken);
        Assert.StartsWith($"{Archive} is no archive of a data set: ", await RefusalAsync(Archive), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_in_an_archive_is_told_by_the_path_in_it()
    {
        var refusal = await RefusalAsync(
            ("ml/movies.csv", TestArchive.Text(DataFolder.MovieHeader + "1,Heat,Crime\n")), ("ml/ratings.csv", TestArchive.Text(DataFolder.RatingHeader + "1,1,six,0\n")));
        Assert.Equal(
            $"{Archive}{Path.DirectorySeparatorChar}ml{Path.DirectorySeparatorChar}ratings.csv, line 2: column 3 (rating): expected a rating from 0.5 to 5, found 'six'.",
            refusal);
    }

    private async Task<string> RefusalAsync(params (string Name, byte[] Bytes)[] entries)
    {
        await File.WriteAllBytesAsync(Archive, TestArchive.Of(entries), TestContext.Current.CancellationToken);
        return await RefusalAsync(Archive);
    }

    private async Task<string> RefusalAsync(string data)
    {
        var refusal = (await CommandRun.OfAsync("train", "--data", data, "--output", _folder.ModelPath())).Refusal();
        Assert.False(File.Exists(_folder.ModelPath()));
        return refusal;
    }
}
