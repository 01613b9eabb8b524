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
        Directory.CreateDirectory(folder);
        MovieLensFiles.Write(folder, data);
        return new SampleCounts(data.Films.Count, Population.Size, data.Ratings.Count, data.Tags.Count);
    }
}
