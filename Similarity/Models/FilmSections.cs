using System.Runtime.InteropServices;
using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Models;

/// <summary>
/// The optional sections of a model file that hold more about its films: their ids at IMDb and TMDB, and their series. Each is there only if
/// it has a number other than 0.
/// </summary>
internal static class FilmSections
{
    /// <summary>The sections that the films need, with the code that writes each.</summary>
    public static IEnumerable<(string Name, Action<Stream> Encode)> Encoders(MovieCatalogue catalogue)
    {
        if (catalogue.Any(movie => movie is not { ImdbId: 0, TmdbId: 0 }))
            yield return (ModelFileSection.Links, stream => ArrayBlocks.Write<Link>(stream, [.. catalogue.Select(movie => new Link(movie.ImdbId, movie.TmdbId))]));
        if (catalogue.Any(movie => movie.SeriesId != 0))
            yield return (ModelFileSection.Series, stream => ArrayBlocks.Write<int>(stream, [.. catalogue.Select(movie => movie.SeriesId)]));
    }

    /// <summary>The films with what the sections say of them.</summary>
    /// <exception cref="ModelFileException">A section has another length than the films need.</exception>
    /// <exception cref="ArgumentException">A number is negative.</exception>
    public static MovieCatalogue Read(ModelFileHeader header, ModelFileArrays arrays, MovieCatalogue films)
    {
        var links = Array<Link>(ModelFileSection.Links).Span;
        var series = Array<int>(ModelFileSection.Series).Span;
        if (links.IsEmpty && series.IsEmpty) return films;
        var movies = films.ToArray();
        for (var row = 0; row < movies.Length; row++)
        {
            var link = links.IsEmpty ? default : links[row];
            movies[row] = movies[row] with { ImdbId = link.ImdbId, TmdbId = link.TmdbId, SeriesId = series.IsEmpty ? 0 : series[row] };
        }
        return new MovieCatalogue(movies);

        ReadOnlyMemory<T> Array<T>(string name)
            where T : unmanaged =>
            header.OptionalSection(name) is { } section ? arrays.Get<T>(section, films.Count) : default;
    }

    /// <summary>A film's ids elsewhere, as they lie in the file.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
    private readonly record struct Link(int ImdbId, int TmdbId);
}
