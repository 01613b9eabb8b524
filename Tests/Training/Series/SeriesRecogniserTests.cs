using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Training.Series;

namespace MovieSimilarity.Tests.Training.Series;

/// <summary>What titles and closeness join, on films with embeddings made for the purpose.</summary>
public sealed class SeriesRecogniserTests
{
    [Theory]
    [InlineData("Rocky (1976)", "Rocky II (1979)", 0.2)]
    [InlineData("Hangover, The (2009)", "Hangover Part II, The (2011)", 0.2)]
    [InlineData("Kill Bill: Vol. 1 (2003)", "Kill Bill: Vol. 2 (2004)", 0.2)]
    [InlineData("Happy Feet (2006)", "Happy Feet Two (2011)", 0.2)]
    [InlineData("Jaws (1975)", "Jaws 3-D (1983)", 0.2)]
    [InlineData("Step Up (2006)", "Step Up 2 the Streets (2008)", 0.2)]
    [InlineData("Star Wars: Episode IV - A New Hope (1977)", "Star Wars: Episode V - The Empire Strikes Back (1980)", 0.2)]
    [InlineData("Alien (1979)", "Alien: Resurrection (1997)", 0.2)]
    [InlineData("Lord of the Rings, The (1978)", "Lord of the Rings: The Two Towers, The (2002)", 0.2)]
    [InlineData("Mad Max (1979)", "Road Warrior, The (Mad Max 2) (1981)", 0.2)]
    [InlineData("Omen, The (1976)", "Damien: Omen II (1978)", 0.2)]
    [InlineData("21 Jump Street (2012)", "22 Jump Street (2014)", 0.35)]
    [InlineData("Whole Nine Yards, The (2000)", "Whole Ten Yards, The (2004)", 0.35)]
    [InlineData("Predator (1987)", "Predators (2010)", 0.4)]
    [InlineData("Billy Jack (1971)", "Billy Jack Goes to Washington (1977)", 0.4)]
    [InlineData("Poseidon Adventure, The (1972)", "Beyond the Poseidon Adventure (1979)", 0.5)]
    [InlineData("Harry Potter and the Goblet of Fire (2005)", "Harry Potter and the Order of the Phoenix (2007)", 0.5)]
    [InlineData("Trail of the Pink Panther (1982)", "Revenge of the Pink Panther (1978)", 0.6)]
    [InlineData("Bourne Identity, The (2002)", "Bourne Supremacy, The (2004)", 0.65)]
    [InlineData("National Lampoon's Van Wilder (2002)", "National Lampoon's Senior Trip (1995)", 0.65)]
    public void Films_with_related_names_are_a_series_from_a_closeness_on(string first, string second, double least)
    {
        Assert.Equal([1, 1], Find([first, second], least + 0.01));
        Assert.Equal([0, 0], Find([first, second], least - 0.01));
    }

    [Theory]
    [InlineData("Heat (1995)", "Heat, The (2013)")]
    [InlineData("King Kong (1933)", "King Kong (2005)")]
    [InlineData("Before Sunrise (1995)", "Midnight Run (1988)")]
    [InlineData("Once Upon a Time in America (1984)", "In America (2002)")]
    [InlineData("Rock, The (1996)", "Deep Blue Sea (1999)")]
    [InlineData("Freddy vs. Jason (2003)", "Bravo, Jason (1980)")]
    [InlineData("9 (2009)", "9 1/2 Weeks (1986)")]
    [InlineData("!!! (1999)", "!!! 2 (2000)")]
    public void Films_whose_names_say_nothing_are_no_series_however_close(string first, string second) =>
        Assert.Equal([0, 0], Find([first, second], 0.99));

    [Fact]
    public void Films_of_one_name_belong_to_the_series_that_bears_it()
    {
        Assert.Equal([1, 1, 1], Find(["RoboCop (1987)", "RoboCop 2 (1990)", "RoboCop (2014)"], 0.3));
        Assert.Equal([0, 0], Find(["RoboCop (1987)", "RoboCop (2014)"], 0.3));
    }

    [Fact]
    public void The_name_of_a_series_in_another_place_needs_less_closeness_than_a_name_of_one_film()
    {
        Assert.Equal([1, 1, 1], Find(["Blair Witch, The (1999)", "Blair Witch 2 (2000)", "Making of Blair Witch, The (2001)"], 0.35));
        Assert.Equal([0, 0], Find(["Blair Witch, The (1999)", "Making of Blair Witch, The (2001)"], 0.35));
    }

    [Fact]
    public void A_word_that_other_films_have_as_well_joins_only_close_ones()
    {
        string[] own = ["Alien (1979)", "Alien 3 (1992)", "Alien Nation (1988)"];
        Assert.Equal([1, 1, 1], Find(own, 0.6));
        Assert.Equal([1, 1, 0, 0, 0], Find([.. own, "Alien Autopsy (2006)", "Alien Warning (1980)"], 0.6));
    }

    [Fact]
    public void The_id_is_the_lowest_of_the_series_whatever_the_order_of_its_parts()
    {
        int[] ids = [7, 12, 13, 40];
        var films = ids.Zip(["Jaws 3-D (1983)", "Heat (1995)", "Jaws (1975)", "Jaws 2 (1978)"]);
        Assert.Equal([7, 0, 7, 7], SeriesRecogniser.Find(Catalogue(films), Equally(4, 0.5)));
    }

    [Fact]
    public void Two_series_that_meet_in_a_film_stay_two()
    {
        string[] titles = ["Freddy Rises (1984)", "Freddy Rises 2 (1985)", "Jason Lives (1980)", "Jason Lives 2 (1981)", "Freddy Rises vs. Jason Lives (2003)"];
        Assert.Equal([1, 1, 3, 3, 1], Find(titles, 0.55));
    }

    [Fact]
    public void A_film_without_an_embedding_is_in_no_series()
    {
        var catalogue = Catalogue([(1, "Jaws (1975)"), (2, "Jaws 2 (1978)")]);
        Assert.Equal([0, 0], SeriesRecogniser.Find(catalogue, new FusedEmbeddings(new float[8], 2, 2)));
    }

    [Fact]
    public void A_number_of_rows_that_does_not_fit_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => SeriesRecogniser.Find(Catalogue([(1, "Jaws (1975)")]), Equally(2, 0.5)));
        Assert.Equal("1 films do not fit 2 embedding rows.", error.Message);
    }

    private static int[] Find(string[] titles, double closeness) =>
        SeriesRecogniser.Find(Catalogue(titles.Select((title, i) => (i + 1, title))), Equally(titles.Length, closeness));

    private static MovieCatalogue Catalogue(IEnumerable<(int Id, string Title)> films) =>
        new(films.Select(film => new Movie(film.Id, film.Title, null, [], 1, 3)));

    /// <summary>
    /// Embeddings of which any two are as close: both halves of film i are √c·e₀ + √(1−c)·eᵢ, with e₀, e₁, … orthogonal unit vectors.
    /// </summary>
    private static FusedEmbeddings Equally(int films, double closeness)
    {
        var length = films + 1;
        var values = new float[films * 2 * length];
        for (var half = 0; half < 2 * films; half++)
        {
            values[half * length] = (float)Math.Sqrt(closeness);
            values[half * length + half / 2 + 1] = (float)Math.Sqrt(1 - closeness);
        }
        return new FusedEmbeddings(values, length, length);
    }
}
