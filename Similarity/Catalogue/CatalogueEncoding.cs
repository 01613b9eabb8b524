using System.Text;

namespace MovieSimilarity.Catalogue;

/// <summary>
/// A catalogue as bytes. Model files have its films: their number (i32), then per film id, year (0: unknown) and rating count
/// (i32 each), average rating (f64), title, number of genres (i32) and genres; strings are UTF-8 with a 7-bit-encoded length before them.
/// Clusters have all of it: the films, and behind them, unless they all are 0 and <see cref="Signals.Both"/>, per film the ids at IMDb and
/// TMDB and the series (i32 each) and the signals (u8).
/// </summary>
public static class CatalogueEncoding
{
    /// <summary>Bytes of a film with an empty title and no genres.</summary>
    private const int ShortestMovie = 3 * sizeof(int) + sizeof(double) + sizeof(byte) + sizeof(int);

    /// <summary>Bytes of what stands behind the films for each of them.</summary>
    private const int SupplementBytes = 3 * sizeof(int) + sizeof(byte);

    /// <summary>All of a catalogue; equal catalogues have equal bytes.</summary>
    public static byte[] ToBytes(MovieCatalogue catalogue)
    {
        var hasSupplements = catalogue.Any(movie => movie is not { ImdbId: 0, TmdbId: 0, SeriesId: 0, Signals: Signals.Both });
        var bytes = new byte[checked(LengthOf(catalogue) + (hasSupplements ? catalogue.Count * SupplementBytes : 0))];
        using var stream = new MemoryStream(bytes);
        WriteFilms(stream, catalogue);
        if (hasSupplements) WriteSupplements(stream, catalogue);
        return bytes;
    }

    /// <summary>Writes the films of a catalogue to a stream and leaves it open.</summary>
    public static void WriteFilms(Stream stream, MovieCatalogue catalogue)
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

    /// <summary>Reads what <see cref="ToBytes"/> made.</summary>
    /// <exception cref="ArgumentException">A film breaks a rule of <see cref="MovieCatalogue"/>.</exception>
    /// <exception cref="FormatException">The bytes are no catalogue, or one with something behind it.</exception>
    /// <exception cref="EndOfStreamException">The bytes end inside a film.</exception>
    public static MovieCatalogue Read(byte[] bytes) => Read(bytes, maySupplement: true);

    /// <summary>Reads what <see cref="WriteFilms"/> wrote.</summary>
    /// <inheritdoc cref="Read(byte[])"/>
    public static MovieCatalogue ReadFilms(byte[] bytes) => Read(bytes, maySupplement: false);

    private static MovieCatalogue Read(byte[] bytes, bool maySupplement)
    {
        using var stream = new MemoryStream(bytes);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        var movies = new Movie[ReadCount(reader, ShortestMovie)];
        // One string for each genre; unlike interned ones it is collected with the catalogue.
        var genres = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < movies.Length; row++) movies[row] = ReadMovie(reader, genres);
        var left = stream.Length - stream.Position;
        if (maySupplement && left == (long)movies.Length * SupplementBytes)
        {
            for (var row = 0; row < movies.Length; row++) movies[row] = ReadSupplement(reader, movies[row]);
        }
        else if (left != 0)
        {
            throw new FormatException($"the catalogue has bytes behind its {movies.Length} films.");
        }
        return new MovieCatalogue(movies);
    }

    private static void WriteSupplements(Stream stream, MovieCatalogue catalogue)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        foreach (var movie in catalogue)
        {
            writer.Write(movie.ImdbId);
            writer.Write(movie.TmdbId);
            writer.Write(movie.SeriesId);
            writer.Write((byte)movie.Signals);
        }
    }

    private static Movie ReadSupplement(BinaryReader reader, Movie movie) => movie with
    {
        ImdbId = reader.ReadInt32(),
        TmdbId = reader.ReadInt32(),
        SeriesId = reader.ReadInt32(),
        Signals = (Signals)reader.ReadByte(),
    };

    /// <summary>Bytes of the films.</summary>
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
    /// <param name="reader">Stands before the number.</param>
    /// <param name="shortest">Bytes of the shortest entry.</param>
    /// <param name="what">What states the number, for the message.</param>
    /// <exception cref="FormatException">There are not so many entries.</exception>
    internal static int ReadCount(BinaryReader reader, int shortest, string what = "the catalogue")
    {
        var count = reader.ReadInt32();
        var left = reader.BaseStream.Length - reader.BaseStream.Position;
        return count >= 0 && count <= left / shortest
            ? count
            : throw new FormatException($"{what} states {count} entries where {left} bytes are left.");
    }
}
