using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Models;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Exchange.Flask;

/// <summary>Makes a model of the files of the original Flask app. As there, the films are those that all three files have.</summary>
/// <param name="log">Receives the progress of each stage, and the films that are left out.</param>
internal sealed class ModelImporter(IProgressLog log)
{
    private const int IdsShown = 5;

    private static readonly string Program =
        $"MovieSimilarity {typeof(ModelImporter).Assembly.GetName().Version!.ToString(3)} (import)";

    /// <summary>Reads the files.</summary>
    /// <param name="files">Where they are.</param>
    /// <param name="name">What to call the data set.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataFormatException">A file is missing or malformed, or the files do not belong together.</exception>
    public SimilarityModel Import(FlaskFiles files, string name, CancellationToken cancellationToken)
    {
        var ratings = ReadEmbeddings(files.Ratings, "collaborative", cancellationToken);
        var text = ReadEmbeddings(files.Text, "content", cancellationToken);
        var movies = log.Stage(
            "read movies", stage => DemographicsFile.Read(files.Movies, stage, cancellationToken),
            read => string.Create(CultureInfo.InvariantCulture, $"{read.Count:N0} films"), ProgressUnit.Bytes);
        var ids = Match([(files.Ratings, ratings.Rows.Keys), (files.Text, text.Rows.Keys), (files.Movies, movies.Keys)]);
        var firstId = ids[0] == 0 ? 1 : 0;
        if (firstId == 1) log.Info("  the files count films from 0, a model from 1: every id is raised by 1");
        return Assemble(
            new MovieCatalogue(ids.Select(id => movies[id] with { Id = id + firstId })),
            ratings, text, ids, Describe(files, name, movies, ids, ratings, text));
    }

    private EmbeddingTable ReadEmbeddings(string path, string kind, CancellationToken cancellationToken) => log.Stage(
        $"read {kind}", stage => EmbeddingFile.Read(path, stage, cancellationToken),
        table => string.Create(CultureInfo.InvariantCulture, $"{table.Rows.Count:N0} films × {table.Dimensions} dimensions"),
        ProgressUnit.Bytes);

    /// <returns>The ids that all files have, ascending.</returns>
    private int[] Match((string Path, IEnumerable<int> Ids)[] files)
    {
        var sets = Array.ConvertAll(files, file => file.Ids.ToHashSet());
        var counting = Array.FindIndex(sets, set => set.Contains(0));
        var other = Array.FindIndex(sets, set => !set.Contains(0));
        if (counting >= 0 && other >= 0)
        {
            throw new DataFormatException(
                $"{files[counting].Path} has a film 0 and {files[other].Path} has none, so they number films differently; "
                + "write all three files with the same movie ids as index.");
        }
        var common = sets[0].Where(id => sets.All(set => set.Contains(id))).Order().ToArray();
        if (common.Length == 0)
        {
            throw new DataFormatException(
                $"No film is in all of {string.Join(", ", files.Select(file => file.Path))}; expected the same movie ids in each.");
        }
        for (var i = 0; i < files.Length; i++)
        {
            for (var j = 0; j < files.Length; j++) TellMissing(files[i].Path, sets[i], files[j].Path, sets[j]);
        }
        return common;
    }

    private void TellMissing(string path, HashSet<int> ids, string otherPath, HashSet<int> others)
    {
        var missing = ids.Where(id => !others.Contains(id)).Order().ToArray();
        if (missing.Length == 0) return;
        var shown = string.Join(", ", missing.Take(IdsShown)) + (missing.Length > IdsShown ? ", …" : "");
        log.Info(string.Create(
            CultureInfo.InvariantCulture,
            $"  dropped {missing.Length:N0} films of {Path.GetFileName(path)}: not in {Path.GetFileName(otherPath)} ({shown})"));
    }

    private static SimilarityModel Assemble(
        MovieCatalogue catalogue, EmbeddingTable ratings, EmbeddingTable text, int[] ids, Provenance provenance)
    {
        var dimensions = ratings.Dimensions + text.Dimensions;
        if (!FusedEmbeddingsBuilder.Fit(ids.Length, dimensions))
            throw new DataFormatException($"{ids.Length} films with {dimensions} dimensions are more than a model can hold.");
        var builder = new FusedEmbeddingsBuilder(ids.Length, ratings.Dimensions, text.Dimensions);
        for (var i = 0; i < ids.Length; i++) builder.SetRow(i, ratings.Rows[ids[i]], text.Rows[ids[i]]);
        return new SimilarityModel(catalogue, builder.Build(), builder.Norms, provenance);
    }

    private static Provenance Describe(
        FlaskFiles files,
        string name,
        IReadOnlyDictionary<int, Movie> movies,
        int[] ids,
        EmbeddingTable ratings,
        EmbeddingTable text) => new()
    {
        DataSet = new DataSetSummary
        {
            Name = name,
            NewestEntry = DateOnly.MinValue,
            Ratings = (int)Math.Min(int.MaxValue, ids.Sum(id => (long)movies[id].RatingCount)),
            Users = 0,
            UsersInMatrix = 0,
            Movies = movies.Count,
            RatedMovies = ids.Count(id => movies[id].RatingCount > 0),
            TagApplications = 0,
            Terms = 0,
        },
        Options = new TrainingOptions { CollaborativeDimensions = ratings.Dimensions, ContentDimensions = text.Dimensions },
        Collaborative = Unknown(ids.Length),
        Content = Unknown(ids.Length),
        TrainedBy = Program,
        ImportedFrom = [.. new[] { files.Ratings, files.Text, files.Movies }.Select(path => Path.GetFileName(path))],
    };

    private static Spectrum Unknown(int rows) =>
        new() { Rows = rows, Columns = 0, NonZeros = 0, SingularValues = [], ExplainedVarianceRatios = [], Energy = 0 };
}
