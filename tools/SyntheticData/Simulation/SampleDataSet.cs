using System.Globalization;
using MovieSimilarity.FileSystem;
using MovieSimilarity.SyntheticData.MovieLens;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.SyntheticData.Simulation;

/// <summary>Makes a small data set in MovieLens' format out of a list of real films and simulated viewers.</summary>
public static class SampleDataSet
{
    /// <summary>The seed of the data set in <c>data/sample</c>.</summary>
    public const ulong DefaultSeed = 1969;

    /// <summary>
    /// Reads a list of films, simulates viewers and writes <c>movies.csv</c>, <c>ratings.csv</c> and <c>tags.csv</c>. The same
    /// films and seed give the same bytes on every machine.
    /// </summary>
    /// <param name="filmsPath">A CSV file with the columns title, year, genres, tags, fame and acclaim.</param>
    /// <param name="folder">Where to write; created if need be, files of those names are replaced.</param>
    /// <param name="seed">Selects the simulated viewers.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="DataFormatException">The list is malformed; the message names file and line.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static SampleCounts Write(
        string filmsPath, string folder, ulong seed = DefaultSeed, CancellationToken cancellationToken = default)
    {
        var data = SimulatedDataSet.Create(FilmList.Read(filmsPath), seed);
        cancellationToken.ThrowIfCancellationRequested();
        using var target = OutputFolder.Create(folder, "data set");
        WriteFiles(target.Path, data);
        return new SampleCounts(data.Films.Count, Population.Size, data.Ratings.Count, data.Tags.Count);
    }

    private static void WriteFiles(string folder, SimulatedDataSet data)
    {
        using var files = new MovieLensFiles(folder);
        files.WriteMovies(data.Films.Index(), (row, film) => row
            .Number(film.Index + 1)
            .Text(string.Create(CultureInfo.InvariantCulture, $"{film.Item.Title} ({film.Item.Year})"))
            .Text(string.Join('|', film.Item.Genres)));
        files.WriteRatings(data.Ratings, (row, rating) => row
            .Number(rating.Viewer + 1).Number(rating.Film + 1).Number(rating.Stars, "0.0").Number(rating.Timestamp));
        files.WriteTags(data.Tags, (row, tag) => row.Number(tag.Viewer + 1).Number(tag.Film + 1).Text(tag.Tag).Number(tag.Timestamp));
        files.Commit();
    }
}

/// <summary>How much <see cref="SampleDataSet.Write"/> wrote.</summary>
/// <param name="Films">Lines of <c>movies.csv</c>.</param>
/// <param name="Viewers">Simulated viewers.</param>
/// <param name="Ratings">Lines of <c>ratings.csv</c>.</param>
/// <param name="Tags">Lines of <c>tags.csv</c>.</param>
public sealed record SampleCounts(int Films, int Viewers, int Ratings, int Tags);
