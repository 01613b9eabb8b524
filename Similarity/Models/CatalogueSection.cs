using System.Text;
using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Models;

/// <summary>
/// The catalogue in a model file: number of films (i32), then per film id, year (0: unknown) and rating count (i32 each),
/// average rating (f64), title, number of genres (i32) and genres; strings are UTF-8 with a 7-bit-encoded length before them.
/// </summary>
internal static class CatalogueSection
{
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

    public static MovieCatalogue Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var movies = new Movie[reader.ReadInt32()];
        for (var row = 0; row < movies.Length; row++) movies[row] = ReadMovie(reader);
        return new MovieCatalogue(movies);
    }

    private static Movie ReadMovie(BinaryReader reader)
    {
        var id = reader.ReadInt32();
        var year = reader.ReadInt32();
        var ratingCount = reader.ReadInt32();
        var averageRating = reader.ReadDouble();
        var title = reader.ReadString();
        var genres = new string[reader.ReadInt32()];
        for (var i = 0; i < genres.Length; i++) genres[i] = string.Intern(reader.ReadString());
        return new Movie(id, title, year == 0 ? null : year, genres, ratingCount, averageRating);
    }
}
