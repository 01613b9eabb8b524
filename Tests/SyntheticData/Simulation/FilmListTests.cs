using MovieSimilarity.SyntheticData.Simulation;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Tests.SyntheticData.Simulation;

public sealed class FilmListTests : IDisposable
{
    private const string Header = "title,year,genres,tags,fame,acclaim";
    private const string Zodiac = "Zodiac,2007,Crime|Thriller,serial killer;David Fincher,4,4.0";

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_line_is_a_film()
    {
        var film = Assert.Single(Read(Header, "\"Matrix, The\",1999,Action|Sci-Fi,hackers;dystopia,5,4.2"));

        Assert.Equal(("Matrix, The", 1999, 5, 4.2), (film.Title, film.Year, film.Fame, film.Acclaim));
        Assert.Equal(["Action", "Sci-Fi"], film.Genres);
        Assert.Equal(["hackers", "dystopia"], film.Tags);
    }

    [Theory]
    [InlineData("title,year,genres,fame,acclaim", 1, "expected the header 'title,year,genres,tags,fame,acclaim'")]
    [InlineData(Header + "\n" + Zodiac + "\n\"Matrix, The\",1999,Action,hackers,6,4.2", 3, "column 5 (fame): expected a whole number from 1 to 5, found '6'")]
    [InlineData(Header + "\nZodiac,2007,Crime,dark,4.5,4.0", 2, "column 5 (fame)")]
    [InlineData(Header + "\nZodiac,MMVII,Crime,dark,4,4.0", 2, "column 2 (year)")]
    [InlineData(Header + "\nZodiac,2007,Crime,dark,4,5.1", 2, "column 6 (acclaim): expected a rating from 0.5 to 5, found '5.1'")]
    [InlineData(Header + "\nZodiac,2007,Crime,dark,4", 2, "expected 6 columns")]
    [InlineData(Header + "\n,2007,Crime,dark,4,4.0", 2, "column 1 (title): expected a title")]
    [InlineData(Header + "\nZodiac,2007,Crime,dark;;gritty,4,4.0", 2, "column 4 (tags): expected entries joined by ;")]
    [InlineData(Header + "\nZodiac,2007,Crime|Crime,dark,4,4.0", 2, "column 3 (genres): expected entries joined by |")]
    [InlineData(Header + "\n" + Zodiac + "\n" + Zodiac, 3, "column 1 (title): expected a film not listed yet (line 2 has it)")]
    [InlineData(Header + "\nZo\"diac,2007,Crime,dark,4,4.0", 2, "column 1 (title): expected quotation marks only around a field")]
    public void A_malformed_list_is_refused_with_file_and_line(string text, int line, string problem)
    {
        var refusal = Assert.Throws<DataFormatException>(() => Read(text));

        Assert.StartsWith($"{_path}, line {line}: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(Header, "lists no film")]
    public void A_list_without_films_is_refused(string text, string problem) =>
        Assert.Equal($"{_path} {problem}", Assert.Throws<DataFormatException>(() => Read(text)).Message.TrimEnd('.').Split(';')[0]);

    [Fact]
    public void A_missing_list_is_refused() =>
        Assert.Contains("There is no file", Assert.Throws<DataFormatException>(() => FilmList.Read(_path + ".nowhere")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_remake_of_the_same_title_is_another_film() =>
        Assert.Equal(2, Read(Header, Zodiac, Zodiac.Replace("2007", "2017", StringComparison.Ordinal)).Count);

    private IReadOnlyList<Film> Read(params string[] lines)
    {
        File.WriteAllText(_path, string.Join('\n', lines));
        return FilmList.Read(_path);
    }
}
