using MovieSimilarity.SyntheticData.MovieLens;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>
/// Makes data sets up, in MovieLens' format and with the shape of real ones: how many ratings users and movies have, the histogram of
/// the stars, and singular values that decay alike.
/// </summary>
/// <remarks>A shape and a seed give the same bytes on every machine and with any number of threads.</remarks>
public static class DataSetGenerator
{
    /// <summary>The seed unless another is asked for.</summary>
    public const ulong DefaultSeed = 1;

    /// <summary>
    /// Writes <c>movies.csv</c>, <c>ratings.csv</c>, <c>tags.csv</c> and a <c>README.txt</c> that tells they are made up.
    /// </summary>
    /// <param name="shape">How much of everything.</param>
    /// <param name="seed">Selects one of the data sets of the shape.</param>
    /// <param name="folder">Where to write; created if need be. A generated data set there is replaced.</param>
    /// <param name="log">Receives the progress of each stage.</param>
    /// <param name="blocksAhead">How many blocks of users are simulated at a time, at least one; null for two a processor.</param>
    /// <param name="cancellationToken">Cancels the operation within a second; no partial file is left.</param>
    /// <exception cref="GenerationException">The shape contradicts itself, or the folder holds other files of those names.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(
        DataSetShape shape,
        ulong seed,
        string folder,
        IProgressLog log,
        int? blocksAhead = null,
        CancellationToken cancellationToken = default)
    {
        shape.Require();
        using var target = GeneratedFolder.Create(folder);
        var world = log.Stage(
            "make up movies", () => World.Build(shape, seed, cancellationToken), made => Text($"{made.Shape.Movies:N0} movies"));
        target.WriteReadme(ReadmeText.Of(shape, seed));
        WriteMovies(target.Files, world.Movies);
        using (var stage = log.Begin("simulate users", ProgressUnit.Rows))
        {
            stage.Expect(shape.Ratings);
            WriteUsers(target.Files, new UserBlocks(world, blocksAhead ?? 2 * Environment.ProcessorCount), stage, cancellationToken);
            stage.Complete(Text($"{shape.Ratings:N0} ratings by {shape.Users:N0} users, {shape.Tags:N0} tags"));
        }
        target.Files.Commit();
    }

    private static void WriteMovies(MovieLensFiles files, MovieList movies) => files.WriteMovies(
        Enumerable.Range(0, movies.Ids.Length),
        (row, movie) => row.Number(movies.Ids[movie]).Text(movies.Titles[movie]).Text(movies.Genres[movie]));

    private static void WriteUsers(MovieLensFiles files, UserBlocks blocks, IStage stage, CancellationToken cancellationToken)
    {
        var ratings = files.Create(MovieLensFiles.Ratings, FileLayout.RatingColumns);
        var tags = files.Create(MovieLensFiles.Tags, FileLayout.TagColumns);
        var done = 0L;
        blocks.ForEach(
            block =>
            {
                block.Ratings.MoveTo(ratings);
                block.Tags.MoveTo(tags);
                stage.Report(done += block.Count);
            },
            cancellationToken);
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
