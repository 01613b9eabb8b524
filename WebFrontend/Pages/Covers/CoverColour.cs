using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Maps;

namespace MovieSimilarity.WebFrontend.Pages.Covers;

/// <summary>The colours of a film's cover. They follow from the film and its place on the map, so a film looks the same everywhere.</summary>
/// <remarks>
/// Colours are chosen in OKLCH (B. Ottosson, "A perceptual color space for image processing", 2020), where equal steps of lightness look equal
/// in every hue: so white letters are readable on all of them.
/// </remarks>
public static class CoverColour
{
    private const double FullTurn = 360;

    /// <summary>How far, in degrees, films of the same place or genres may be from each other.</summary>
    private const double Spread = 50;

    private const double DramaWeight = 0.4;

    /// <summary>The hue of each of MovieLens' genres, in degrees.</summary>
    private static readonly Dictionary<string, double> Hues = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Action"] = 38, ["Adventure"] = 70, ["Animation"] = 110, ["Children"] = 130, ["Comedy"] = 80, ["Crime"] = 265, ["Documentary"] = 190,
        ["Drama"] = 320, ["Fantasy"] = 300, ["Film-Noir"] = 280, ["Horror"] = 20, ["Musical"] = 345, ["Mystery"] = 290, ["Romance"] = 0,
        ["Sci-Fi"] = 215, ["Thriller"] = 235, ["War"] = 150, ["Western"] = 55,
    };

    /// <summary>
    /// The hue of a film, 0 to 360: the direction of its place from the middle of the map, so that neighbours have similar colours; without a map,
    /// the mean direction of its genres' hues. Either is moved a little by its id.
    /// </summary>
    public static double HueOf(Movie film, MapPlace? place)
    {
        ArgumentNullException.ThrowIfNull(film);
        var (x, y) = place is { } point ? (point.X, point.Y) : DirectionOf(film.Genres);
        var hue = (x, y) is (0, 0) ? Chance.Of(film.Id, 0) * FullTurn : Math.Atan2(y, x) * FullTurn / Math.Tau;
        return (hue + (Chance.Of(film.Id, 1) - 0.5) * Spread + FullTurn) % FullTurn;
    }

    private static (double X, double Y) DirectionOf(IEnumerable<string> genres)
    {
        var (x, y) = (0.0, 0.0);
        foreach (var genre in genres)
        {
            if (!Hues.TryGetValue(genre, out var hue)) continue;
            // Four films in ten are dramas: their other genres tell more.
            var weight = genre == "Drama" ? DramaWeight : 1;
            x += weight * Math.Cos(hue * Math.Tau / FullTurn);
            y += weight * Math.Sin(hue * Math.Tau / FullTurn);
        }
        return (x, y);
    }

    /// <summary>The colour of a genre on the map, or null for a genre that has none.</summary>
    public static string? OfGenre(string genre) => Hues.TryGetValue(genre, out var hue) ? Hex(0.66, 0.15, hue) : null;

    /// <summary>A colour as SVG and CSS write it, such as <c>#4a2f3c</c>.</summary>
    /// <param name="lightness">0 is black, 1 is white.</param>
    /// <param name="chroma">0 is grey; 0.15 is vivid.</param>
    /// <param name="hue">Degrees.</param>
    public static string Hex(double lightness, double chroma, double hue)
    {
        var (red, green, blue) = Rgb(lightness, chroma, hue);
        return string.Create(CultureInfo.InvariantCulture, $"#{red:x2}{green:x2}{blue:x2}");
    }

    /// <summary>A colour as sRGB; what sRGB cannot show is cut off.</summary>
    /// <inheritdoc cref="Hex"/>
    public static (byte Red, byte Green, byte Blue) Rgb(double lightness, double chroma, double hue)
    {
        var (a, b) = (chroma * Math.Cos(hue * Math.Tau / FullTurn), chroma * Math.Sin(hue * Math.Tau / FullTurn));
        var l = Cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        var m = Cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        var s = Cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return (
            Encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            Encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            Encode(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double Cube(double value) => value * value * value;

    /// <summary>sRGB's transfer function, IEC 61966-2-1.</summary>
    private static byte Encode(double linear)
    {
        var light = Math.Clamp(linear, 0, 1);
        return (byte)Math.Round(byte.MaxValue * (light <= 0.0031308 ? 12.92 * light : 1.055 * Math.Pow(light, 1 / 2.4) - 0.055));
    }
}

/// <summary>Numbers that look random but follow from a film's id.</summary>
internal static class Chance
{
    /// <summary>A number from 0 to less than 1.</summary>
    /// <param name="movieId">The film.</param>
    /// <param name="use">What the number is for: each use has its own.</param>
    public static double Of(int movieId, int use)
    {
        // The mixing function of MurmurHash3: every bit of the id changes about half of the result's.
        var bits = (uint)movieId * 0x9E3779B1u + (uint)use * 0x85EBCA77u;
        bits = (bits ^ (bits >> 16)) * 0x85EBCA6Bu;
        bits = (bits ^ (bits >> 13)) * 0xC2B2AE35u;
        bits ^= bits >> 16;
        return bits / (uint.MaxValue + 1.0);
    }
}
