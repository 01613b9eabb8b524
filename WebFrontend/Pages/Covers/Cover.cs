using System.Globalization;
using System.Text;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Maps;
using MovieSimilarity.WebFrontend.Pages.Views;

namespace MovieSimilarity.WebFrontend.Pages.Covers;

/// <summary>What is drawn on a film's cover: a motif that one of its genres stands for, its initials and its year.</summary>
public sealed class Cover
{
    /// <summary>The measures of a cover; they have no unit.</summary>
    public const int Width = 120, Height = 180;

    /// <summary>More would not fit beside each other.</summary>
    private const int MaxInitials = 3;

    private const double GroundLightness = 0.34, MotifLightness = 0.47, LightLightness = 0.80;

    private static readonly string[] SmallWords = ["the", "a", "an", "of", "and", "le", "la", "les", "el", "los", "il", "der", "die", "das", "de", "du", "des", "to", "in", "on"];

    /// <summary>The cover of a film.</summary>
    /// <param name="film">The film.</param>
    /// <param name="place">Its place on the map of the model, or null if that has no map.</param>
    public Cover(Movie film, MapPlace? place = null)
    {
        ArgumentNullException.ThrowIfNull(film);
        var hue = CoverColour.HueOf(film, place);
        (Ground, Motif, Light) = (
            CoverColour.Hex(GroundLightness, 0.085, hue), CoverColour.Hex(MotifLightness, 0.115, hue + 18), CoverColour.Hex(LightLightness, 0.12, hue + 42));
        (Shape, X, Y, Size) = (
            ShapeOf(film), 25 + 75 * Chance.Of(film.Id, 2), 25 + 55 * Chance.Of(film.Id, 3), 0.8 + 0.4 * Chance.Of(film.Id, 4));
        Seed = film.Id;
        Initials = InitialsOf(FilmNames.NameOf(film));
        Year = film.Year?.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The colour behind all.</summary>
    public string Ground { get; }

    /// <summary>The colour of the motif; as dark, so that letters on it are readable.</summary>
    public string Motif { get; }

    /// <summary>A light colour for small things without letters.</summary>
    public string Light { get; }

    /// <summary>The motif.</summary>
    public CoverShape Shape { get; }

    /// <summary>The middle of the motif, from the left.</summary>
    public double X { get; }

    /// <summary>The middle of the motif, from the top.</summary>
    public double Y { get; }

    /// <summary>The size of the motif, about 1.</summary>
    public double Size { get; }

    /// <summary>What chooses details of the motif: the film's id.</summary>
    public int Seed { get; }

    /// <summary>What is drawn on the ground, those parts behind first.</summary>
    public IReadOnlyList<CoverPart> Parts => [.. CoverMotif.Draw(Shape, this)];

    /// <summary>One to three letters.</summary>
    public string Initials { get; }

    /// <summary>The year, or null.</summary>
    public string? Year { get; }

    /// <summary>The first letters or digits of a title's words, without articles and the like; a single word gives its first letter.</summary>
    internal static string InitialsOf(string name)
    {
        var main = name.Split([':', '('], 2)[0];
        var words = main.Split([' ', '-', '/', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var telling = words.Where(word => !SmallWords.Contains(word, StringComparer.OrdinalIgnoreCase));
        var letters = telling.Concat(words).Select(FirstLetter).OfType<Rune>().ToArray();
        if (letters.Length == 0) return "…";
        var count = Math.Clamp(telling.Count(word => FirstLetter(word) is not null), 1, MaxInitials);
        return string.Concat(letters.Take(count).Select(rune => Rune.ToUpperInvariant(rune).ToString()));
    }

    private static Rune? FirstLetter(string word)
    {
        foreach (var rune in word.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) return rune;
        }
        return null;
    }

    /// <summary>One of the motifs that its genres stand for.</summary>
    private static CoverShape ShapeOf(Movie film)
    {
        var shapes = film.Genres.Select(ShapeOf).OfType<CoverShape>().ToArray();
        return shapes.Length > 0 ? shapes[(int)(shapes.Length * Chance.Of(film.Id, 5))] : CoverShape.Sun;
    }

    private static CoverShape? ShapeOf(string genre) => genre switch
    {
        "Animation" or "Children" => CoverShape.Dots,
        "Horror" => CoverShape.Teeth,
        "Sci-Fi" or "Mystery" => CoverShape.Rings,
        "Western" or "Adventure" => CoverShape.Hills,
        "Film-Noir" or "Documentary" or "Crime" => CoverShape.Blinds,
        "Action" or "War" or "Thriller" => CoverShape.Band,
        "Musical" or "Fantasy" => CoverShape.Arcs,
        "Comedy" => CoverShape.Halves,
        "Drama" or "Romance" => CoverShape.Sun,
        _ => null,
    };
}

/// <summary>The motif of a cover.</summary>
public enum CoverShape
{
    /// <summary>A disc.</summary>
    Sun,

    /// <summary>Two half discs.</summary>
    Halves,

    /// <summary>A slanting band.</summary>
    Band,

    /// <summary>Concentric rings.</summary>
    Rings,

    /// <summary>Rows of dots.</summary>
    Dots,

    /// <summary>Hills with a sun.</summary>
    Hills,

    /// <summary>Stripes, as of a blind.</summary>
    Blinds,

    /// <summary>Points from above.</summary>
    Teeth,

    /// <summary>Arcs, as of a stage.</summary>
    Arcs,
}
