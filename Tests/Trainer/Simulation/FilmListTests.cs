using MovieSimilarity.Trainer.Simulation;

namespace MovieSimilarity.Tests.Trainer.Simulation;

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
    [InlineData("title,year,genres,fame,acclaim", 1, "column 'tags' is missing")]
    [InlineData("", 1, "the header is missing")]
    [InlineData(Header, 2, "no film is listed")]
    [InlineData(Header + "\n" + Zodiac + "\n\"Matrix, The\",1999,Action,hackers,6,4.2", 3, "fame is '6', not a whole number from 1 to 5")]
    [InlineData(Header + "\nZodiac,2007,Crime,dark,4.5,4.0", 2, "fame is '4.5'")]
    [InlineData(Header + "\nZodiac,MMVII,Crime,dark,4,4.0", 2, "year is 'MMVII'")]
    [InlineData(Header + "\nZodiac,2007,Crime,dark,4,5.1", 2, "acclaim is '5.1', not a number from 0.5 to 5")]
    [InlineData(Header + "\nZodiac,2007,Crime,dark,4", 2, "acclaim is empty")]
    [InlineData(Header + "\n,2007,Crime,dark,4,4.0", 2, "title is empty")]
    [InlineData(Header + "\nZodiac,2007,Crime,dark;;gritty,4,4.0", 2, "hold an empty or blank-padded entry")]
    [InlineData(Header + "\nZodiac,2007,Crime|Crime,dark,4,4.0", 2, "hold an entry twice")]
    [InlineData(Header + "\n" + Zodiac + "\n" + Zodiac, 3, "'Zodiac' (2007) is listed a second time")]
    [InlineData(Header + "\nZo\"diac,2007,Crime,dark,4,4.0", 2, "a quote stands where none may be")]
    public void A_malformed_list_is_refused_with_file_and_line(string text, int line, string problem)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => Read(text));

        Assert.StartsWith($"{_path}, line {line}: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_remake_of_the_same_title_is_another_film() =>
        Assert.Equal(2, Read(Header, Zodiac, Zodiac.Replace("2007", "2017", StringComparison.Ordinal)).Count);

    private IReadOnlyList<Film> Read(params string[] lines)
    {
        File.WriteAllText(_path, string.Join('\n', lines));
        return FilmList.Read(_path);
    }
}
