using System.Text;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;
using MovieSimilarity.Tests.Trainer.Commands;
using MovieSimilarity.Tests.Training;

namespace MovieSimilarity.Tests.Trainer.Inputs;

/// <summary>Files as people have them, given to <c>train</c> as they are.</summary>
public sealed class InputFormTests : IDisposable
{
    private static readonly string[] Small = ["--name", "mine", "--collaborative-dimensions", "3", "--content-dimensions", "3"];

    private readonly TrainingFolder _folder = new();

    public InputFormTests() => _folder.Data.Write("links.csv", "movieId,imdbId,tmdbId\n1,0114709,862\n2,0113497,\n14,10872600,634649\n");

    public static TheoryData<string> Forms => [.. InputForms.All.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_model_is_that_of_MovieLens_own_form_with(string form)
    {
        var expected = await TrainAsync();
        InputForms.All[form](_folder.Data);
        Assert.Equal(expected, await TrainAsync());
    }

    [Theory]
    [InlineData("ml-20m")]
    [InlineData(null)]
    public async Task The_model_is_that_of_the_folder_with_a_zip_archive_that_has_the_files_in(string? folder)
    {
        var expected = await TrainAsync();
        var archive = Path.Combine(_folder.Models, "some data.ZIP");
        await File.WriteAllBytesAsync(archive, InputForms.Zip(_folder.Data, folder), TestContext.Current.CancellationToken);
        Assert.Equal(expected, await TrainAsync("--data", archive));

        // Without --name it is called as its innermost folder, or else as the archive.
        (await CommandRun.OfAsync("train", "--data", archive, "--output", _folder.ModelPath())).AssertSucceeded();
        Assert.Equal(folder ?? "some data", ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken).Provenance.DataSet.Name);
    }

    [Fact]
    public async Task Ids_from_0_are_raised_by_one_which_is_told()
    {
        InputForms.All["ids from 0"](_folder.Data);
        var run = await _folder.TrainAsync(Small);
        run.AssertSucceeded();
        Assert.Contains("every id is raised by 1", run.Output, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 14), ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken).Catalogue.Ids.ToArray());
    }

    [Fact]
    public async Task Without_a_timestamp_column_the_ratings_count_and_there_are_no_dates()
    {
        InputForms.Rows(_folder.Data, (_, row) => row[..3]);
        await TrainAsync();
        var inspected = await InspectAsync();
        Assert.Contains("data set        mine, no dates", inspected, StringComparison.Ordinal);
        Assert.Contains("ratings         113 by 9 users", inspected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "tags.csv is empty")]
    [InlineData(false, "there is no file of tags")]
    public async Task Without_tags_the_genres_alone_count_which_is_told(bool isThere, string told)
    {
        if (isThere) _folder.Data.Write("tags.csv", "");
        else File.Delete(_folder.Data.PathOf("tags.csv"));
        var run = await _folder.TrainAsync(Small);
        run.AssertSucceeded();
        Assert.Contains($"{told}: the content model is trained on the genres alone", run.Output, StringComparison.Ordinal);
        var inspected = await InspectAsync();
        Assert.Contains("tags            0 applications", inspected, StringComparison.Ordinal);
        Assert.Contains("10 terms", inspected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "1..10")]
    [InlineData(2, "2..20")]
    [InlineData(10, "10..100")]
    public async Task Ratings_of_another_scale_become_stars(int half, string scale)
    {
        var expected = await TrainAsync();
        InputForms.Each(_folder.Data, (table, text) => table != "ratings" ? text : string.Concat(text.TrimEnd('\n').Split('\n').Select(
            (line, number) => (number == 0 ? line : Raised(line.Split(','), half)) + "\n")));
        Assert.Contains("for another scale give --rating-scale", (await _folder.TrainAsync(Small)).Error, StringComparison.Ordinal);
        Assert.Equal(expected, await TrainAsync("--rating-scale", scale));
    }

    [Theory]
    [InlineData("0.5..5")]
    [InlineData("0.5..5.0")]
    public async Task A_scale_of_stars_changes_nothing(string scale) => Assert.Equal(await TrainAsync(), await TrainAsync("--rating-scale", scale));

    [Theory]
    [InlineData("5..1")]
    [InlineData("1..")]
    [InlineData("1-10")]
    [InlineData("1..NaN")]
    [InlineData("1..1e9")]
    [InlineData("")]
    public async Task What_is_no_scale_is_told(string scale) => Assert.Equal(
        $"--rating-scale takes the lowest and the highest rating, such as 1..10; '{scale}' is no such scale.",
        (await _folder.TrainAsync("--rating-scale", scale)).Refusal());

    [Fact]
    public async Task Ml_100k_is_read_with_its_genres_and_Latin_1_titles()
    {
        var movies = "1|Toy Story (1995)|01-Jan-1995||http://us.imdb.com/M/title-exact?Toy%20Story%20(1995)|0|0|0|1|1|1" + Zeros(13) + "\n"
            + "2|Misérables, Les (1995)|||x|1" + Zeros(18) + "\n";
        using var data = Other(("u.item", movies), ("u.data", "196\t1\t3\t881250949\n196\t2\t4\t881250950\n"), ("u.genre", "unknown|0\n"));
        await TrainAsync(data);
        Assert.Equal(
            [(1, "Toy Story (1995)", "Animation|Children's|Comedy", 1995, 3.0), (2, "Misérables, Les (1995)", "", 1995, 4.0)],
            Catalogue().Select(movie => (movie.Id, movie.Title, string.Join('|', movie.Genres), movie.Year!.Value, movie.AverageRating)));
        Assert.Contains("newest entry 1997-12-04", await InspectAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("movies.dat", "ratings.dat")]
    [InlineData("Movies.DAT", "RATINGS.dat")]
    public async Task Dat_files_are_Windows_1252_where_they_are_no_UTF_8(string movies, string ratings)
    {
        using var data = Other((movies, "1::Schindler\u0092s List \u0096 \u0084é\u0093 (1993)::Drama\n"), (ratings, "1::1::5::978300760\n"));
        await TrainAsync(data);
        Assert.Equal("Schindler’s List – „é“ (1993)", Catalogue().Single().Title);
    }

    [Fact]
    public async Task Entities_in_titles_and_tags_are_kept_as_data_and_read_as_characters()
    {
        _folder.Data.Write("tags.csv", DataFolder.TagHeader + "1,1,rock & roll,1\n1,2,rock & roll,1\n");
        _folder.Data.Write("movies.csv", File.ReadAllText(_folder.Data.PathOf("movies.csv")).Replace("Film 1 ", "Schindler&#39;s List ", StringComparison.Ordinal));
        var plain = await TrainAsync();
        _folder.Data.Write("tags.csv", DataFolder.TagHeader + "1,1,rock &amp; roll,1\n1,2,rock & roll,1\n");
        await TrainAsync();
        var model = ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken);
        Assert.Equal("Schindler&#39;s List (1981)", model.Catalogue[0].Title);
        // The tags differ, so the statistics do, but not the terms: nobody needs "amp".
        Assert.NotEqual(plain, await File.ReadAllBytesAsync(_folder.ModelPath(), TestContext.Current.CancellationToken));
        Assert.Contains("12 terms", await InspectAsync(), StringComparison.Ordinal);
    }

    private static string Zeros(int count) => string.Concat(Enumerable.Repeat("|0", count));

    private static string Raised(string[] row, int half) =>
        $"{row[0]},{row[1]},{(int)(2 * double.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture)) * half},{row[3]}";

    private static DataFolder Other(params (string Name, string Text)[] files)
    {
        var folder = DataFolder.Empty();
        foreach (var (name, text) in files) folder.Write(name, Encoding.Latin1.GetBytes(text));
        return folder;
    }

    private MovieCatalogue Catalogue() => ModelFile.Read(_folder.ModelPath(), TestContext.Current.CancellationToken).Catalogue;

    private async Task<byte[]> TrainAsync(params string[] more)
    {
        string[] data = more is ["--data", ..] ? [] : ["--data", _folder.Data.Path];
        (await CommandRun.OfAsync(["train", .. data, "--output", _folder.ModelPath(), .. Small, .. more])).AssertSucceeded();
        return await File.ReadAllBytesAsync(_folder.ModelPath(), TestContext.Current.CancellationToken);
    }

    private async Task TrainAsync(DataFolder data) => (await CommandRun.OfAsync(
        "train", "--data", data.Path, "--output", _folder.ModelPath(), "--more-ratings-than", "0")).AssertSucceeded();

    private async Task<string> InspectAsync()
    {
        var run = await CommandRun.OfAsync("inspect", _folder.ModelPath());
        run.AssertSucceeded();
        return run.Output;
    }
}
