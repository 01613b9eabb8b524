using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Maps;
using MovieSimilarity.WebFrontend.Pages.Covers;

namespace MovieSimilarity.Tests.WebFrontend.Pages.Covers;

public sealed class CoverTests
{
    /// <summary>WCAG 2.2, 1.4.3, for large letters; the year is bold and as large as a cover is shown.</summary>
    private const double LeastContrast = 4.5;

    [Theory]
    [InlineData("The Matrix", "M")]
    [InlineData("Toy Story", "TS")]
    [InlineData("The Lord of the Rings: The Fellowship of the Ring", "LR")]
    [InlineData("Eternal Sunshine of the Spotless Mind", "ESS")]
    [InlineData("2001: A Space Odyssey", "2")]
    [InlineData("(500) Days of Summer", "…")]
    [InlineData("The A", "T")]
    [InlineData("amélie", "A")]
    [InlineData("Élan vital", "ÉV")]
    [InlineData("Сталкер", "С")]
    [InlineData("𝒳 <script>", "𝒳S")]
    [InlineData("!!!", "…")]
    public void Initials_are_those_of_the_telling_words(string name, string initials) => Assert.Equal(initials, Cover.InitialsOf(name));

    [Fact]
    public void White_letters_are_readable_on_every_hue_of_the_ground_and_of_the_motif()
    {
        for (var id = 1; id <= 2000; id++)
        {
            var cover = new Cover(new Movie(id, "Film", null, [], 1, 3));
            Assert.True(ContrastWithWhite(cover.Ground) >= LeastContrast, $"{cover.Ground} of film {id}");
            Assert.True(ContrastWithWhite(cover.Motif) >= LeastContrast, $"{cover.Motif} of film {id}");
        }
    }

    [Fact]
    public void A_cover_follows_from_the_film_and_films_of_a_genre_look_alike_but_not_the_same()
    {
        var (a, same, other) = (new Cover(Horror(7)), new Cover(Horror(7)), new Cover(Horror(8)));
        Assert.Equal((a.Ground, a.Motif, a.X, a.Y), (same.Ground, same.Motif, same.X, same.Y));
        Assert.NotEqual((a.X, a.Y), (other.X, other.Y));
        Assert.Equal(CoverShape.Teeth, a.Shape);
        Assert.All(Enumerable.Range(1, 100), id => Assert.True(CoverColour.HueOf(Horror(id), place: null) is < 46 or > 354));
    }

    [Theory]
    [InlineData(0.5f, 0, 0)]
    [InlineData(0, 0.02f, 90)]
    [InlineData(-3, -3, 225)]
    public void On_a_map_the_hue_is_the_direction_of_the_place_whatever_the_genres(float x, float y, double direction)
    {
        foreach (var id in Enumerable.Range(1, 100))
        {
            var difference = Math.Abs(CoverColour.HueOf(Horror(id), new MapPlace(x, y)) - direction);
            Assert.InRange(Math.Min(difference, 360 - difference), 0, 25);
        }
    }

    [Theory]
    [InlineData(0, 0, 0, "#000000")]
    [InlineData(1, 0, 0, "#ffffff")]
    [InlineData(0.627955, 0.257683, 29.2339, "#ff0000")]
    [InlineData(0.866440, 0.294827, 142.4953, "#00ff00")]
    [InlineData(0.452014, 0.313214, 264.0520, "#0000ff")]
    public void Colours_are_those_of_the_definition(double lightness, double chroma, double hue, string colour) =>
        Assert.Equal(colour, CoverColour.Hex(lightness, chroma, hue));

    [Fact]
    public void A_preview_is_a_PNG_with_the_ground_the_motif_and_white_letters()
    {
        var cover = new Cover(Horror(7) with { Title = "Alien (1979)", Year = 1979 });
        var (width, height, pixels) = PngReading.Read(PreviewPicture.Draw(cover));
        Assert.Equal((600, 315), (width, height));
        var counts = pixels.CountBy(colour => colour).ToDictionary();
        foreach (var colour in new[] { cover.Ground, cover.Motif, cover.Light, "#ffffff" }) Assert.True(counts.GetValueOrDefault(colour) > 100, colour);
        Assert.Equal(cover.Ground, pixels[^1]);
    }

    [Theory]
    [InlineData("A", 18)]
    [InlineData("1", 10)]
    [InlineData("ЩÉ", 18)]
    [InlineData("Щ", 0)]
    public void Letters_have_their_bulbs_without_accents_and_unknown_ones_none(string text, int bulbs) => Assert.Equal(bulbs, BulbLetters.Lit(text).Count());

    private static Movie Horror(int id) => new(id, "Film", 1980, ["Horror"], 1, 3);

    /// <summary>WCAG 2.2, relative luminance and contrast ratio.</summary>
    private static double ContrastWithWhite(string colour)
    {
        var channels = Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4)).ToArray();
        return 1.05 / (0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2] + 0.05);
    }
}
