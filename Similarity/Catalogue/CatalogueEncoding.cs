using System.Text;

namespace MovieSimilarity.Catalogue;

/// <summary>
/// A catalogue as bytes, in model files and in clusters: number of films (i32), then per film id, year (0: unknown) and rating count
/// (i32 each), average rating (f64), title, number of genres (i32) and genres; strings are UTF-8 with a 7-bit-encoded length before them.
/// </summary>
public static class CatalogueEncoding
{
    /// <summary>Bytes of a film with an empty title and no genres.</summary>
    private const int ShortestMovie = 3 * sizeof(int) + sizeof(double) + sizeof(byte) + sizeof(int);

    /// <summary>The bytes of a catalogue; equal catalogues have equal bytes.</summary>
    public static byte[] ToBytes(MovieCatalogue catalogue)
    {
        var bytes = new byte[LengthOf(catalogue)];
        using var stream = new MemoryStream(bytes);
        Write(stream, catalogue);
        return bytes;
    }

    /// <summary>Writes the bytes of a catalogue to a stream and leaves it open.</summary>
    public static void Write(Stream stream, MovieCatalogue catalogue)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(catalogue.Count);
        foreach (var movie in catalogue)
        {
            writer.Write(movie.Id);
            writer.Write(movie.Year ?? 0);
            writer.Write(movie.RatingCount);
            writer.Write(movie.AverageRating);
            writer.Write(movie.Title);
            writer.Write(movie.Genres.Count);
            foreach (var genre in movie.Genres) writer.Write(genre);
        }
    }

    /// <summary>Reads the bytes of a catalogue.</summary>
    /// <exception cref="ArgumentException">A film breaks a rule of <see cref="MovieCatalogue"/>.</exception>
    /// <exception cref="FormatException">The bytes are no catalogue, or one with something behind it.</exception>
    /// <exception cref="EndOfStreamException">The bytes end inside a film.</exception>
    public static MovieCatalogue Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        var movies = new Movie[ReadCount(reader, ShortestMovie)];
        // One string for each genre; unlike interned ones it is collected with the catalogue.
        var genres = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < movies.Length; row++) movies[row] = ReadMovie(reader, genres);
        return stream.Position == stream.Length
            ? new MovieCatalogue(movies)
            : throw new FormatException($"the catalogue has bytes behind its {movies.Length} films.");
    }

    /// <exception cref="OverflowException">The bytes are more than an array can hold.</exception>
    private static int LengthOf(MovieCatalogue catalogue)
    {
        var length = sizeof(int);
        foreach (var movie in catalogue)
        {
            length = checked(length + ShortestMovie - sizeof(byte) + LengthOf(movie.Title));
            foreach (var genre in movie.Genres) length = checked(length + LengthOf(genre));
        }
        return length;
    }

    /// <summary>A text with its length before it.</summary>
    private static int LengthOf(string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        var prefix = 1;
        for (var rest = bytes >> 7; rest > 0; rest >>= 7) prefix++;
        return prefix + bytes;
    }

    private static Movie ReadMovie(BinaryReader reader, HashSet<string> known)
    {
        var id = reader.ReadInt32();
        var year = reader.ReadInt32();
        var ratingCount = reader.ReadInt32();
        var averageRating = reader.ReadDouble();
        if (ratingCount < 0 || averageRating is not (>= 0 and < double.PositiveInfinity))
            throw new FormatException($"movie {id} has {ratingCount} ratings with an average of {averageRating}.");
        var title = reader.ReadString();
        var genres = new string[ReadGenreCount(reader, id)];
        for (var i = 0; i < genres.Length; i++) genres[i] = Shared(reader.ReadString(), known);
        return new Movie(id, title, year == 0 ? null : year, genres, ratingCount, averageRating);
    }

    private static string Shared(string text, HashSet<string> known)
    {
        if (known.TryGetValue(text, out var same)) return same;
        known.Add(text);
        return text;
    }

    private static int ReadGenreCount(BinaryReader reader, int id)
    {
        var count = ReadCount(reader, shortest: sizeof(byte));
        return count <= Movie.MaxGenres
            ? count
            : throw new FormatException($"movie {id} has {count:N0} genres; at most {Movie.MaxGenres} are allowed.");
    }

    /// <summary>Reads a number of entries and refuses one that the bytes left cannot hold, before memory is allocated for it.</summary>
    private static int ReadCount(BinaryReader reader, int shortest)
    {
        var count = reader.ReadInt32();
        var left = reader.BaseStream.Length - reader.BaseStream.Position;
        return count >= 0 && count <= left / shortest
            ? count
            : throw new FormatException($"the catalogue states {count} entries where {left} bytes are left.");
    }
}
