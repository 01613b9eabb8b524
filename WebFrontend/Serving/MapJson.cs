using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Maps;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>
/// The body of <c>/v1/map</c>: all films column by column, the most rated first, so that a browser can draw them without asking again. Places are
/// whole numbers from 0 to 65,535 in a square; y grows downwards.
/// </summary>
internal static class MapJson
{
    /// <summary>So fine that no screen shows the difference, and short to write.</summary>
    private const int LargestPlace = ushort.MaxValue;

    /// <summary>A film's genres are the bits of a number that every language reads as it is.</summary>
    private const int MaxGenres = 31;

    /// <summary>Writes the map of a model.</summary>
    /// <param name="version">The model's version.</param>
    /// <param name="films">Its films.</param>
    /// <param name="map">Their places.</param>
    /// <param name="genres">All genres.</param>
    public static byte[] Write(string version, MovieCatalogue films, FilmMap map, IEnumerable<Genre> genres)
    {
        var order = Enumerable.Range(0, films.Count).OrderByDescending(row => films[row].RatingCount).ThenBy(row => row).ToArray();
        var names = NamesOf(genres);
        var square = Square.Around(map);
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject("model");
            json.WriteString("version", version);
            json.WriteEndObject();
            Column(json, "genres", names, json.WriteStringValue);
            Column(json, "movie_ids", order, row => json.WriteNumberValue(films[row].Id));
            Column(json, "x", order, row => json.WriteNumberValue(square.Place(map[row]).X));
            Column(json, "y", order, row => json.WriteNumberValue(square.Place(map[row]).Y));
            Column(json, "genre_masks", order, row => json.WriteNumberValue(MaskOf(films[row], names)));
            Column(json, "rating_counts", order, row => json.WriteNumberValue(films[row].RatingCount));
            Column(json, "average_ratings", order, row => json.WriteNumberValue(Math.Round(films[row].AverageRating, MovieResponse.RatingDecimals)));
            Column(json, "years", order, row => json.WriteNumberValue(films[row].Year ?? 0));
            Column(json, "titles", order, row => json.WriteStringValue(films[row].Title));
            json.WriteEndObject();
        }
        return body.WrittenSpan.ToArray();
    }

    /// <summary>The genres that have a bit, the rarest first: a film is coloured by the first one that it has, and rare ones say most.</summary>
    public static string[] NamesOf(IEnumerable<Genre> genres) =>
        [.. genres.OrderByDescending(genre => genre.Movies).Take(MaxGenres).Reverse().Select(genre => genre.Name)];

    private static int MaskOf(Movie film, string[] names)
    {
        var mask = 0;
        foreach (var genre in film.Genres)
        {
            if (Array.IndexOf(names, genre) is >= 0 and var bit) mask |= 1 << bit;
        }
        return mask;
    }

    private static void Column<T>(Utf8JsonWriter json, string name, T[] items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }

    /// <summary>The smallest square around a map, with the map in its middle.</summary>
    private readonly record struct Square(double Left, double Bottom, double Side)
    {
        public static Square Around(FilmMap map)
        {
            var (left, right, bottom, top) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
            for (var row = 0; row < map.Count; row++)
            {
                var (x, y) = map[row];
                (left, right, bottom, top) = (Math.Min(left, x), Math.Max(right, x), Math.Min(bottom, y), Math.Max(top, y));
            }
            // A map of one film, or of films in one place, has no size.
            var side = Math.Max(Math.Max(right - left, top - bottom), float.Epsilon);
            return new Square(left - (side - (right - left)) / 2, bottom - (side - (top - bottom)) / 2, side);
        }

        public (int X, int Y) Place(MapPlace place) =>
            ((int)Math.Round((place.X - Left) / Side * LargestPlace), LargestPlace - (int)Math.Round((place.Y - Bottom) / Side * LargestPlace));
    }
}
