using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Search;

/// <summary>Model files of vectors that were made up, not trained.</summary>
internal static class MadeModel
{
    private static readonly Spectrum Nothing = new()
    {
        Rows = 0, Columns = 0, NonZeros = 0, SingularValues = [], ExplainedVarianceRatios = [], Energy = 0,
    };

    /// <summary>Writes one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What to call the data.</param>
    /// <param name="films">A film for each row.</param>
    /// <param name="embeddings">The vectors.</param>
    public static void Write(string path, string name, IEnumerable<Movie> films, FusedEmbeddings embeddings)
    {
        var norms = new float[2 * embeddings.Rows];
        norms.AsSpan().Fill(1);
        ModelFile.Write(path, new SimilarityModel(new MovieCatalogue(films), embeddings, norms, Provenance(name, embeddings.Rows)));
    }

    private static Provenance Provenance(string name, int rows) => new()
    {
        DataSet = new DataSetSummary
        {
            Name = name, NewestEntry = DateOnly.MinValue, Ratings = 0, Users = 0, UsersInMatrix = 0,
            Movies = rows, RatedMovies = 0, TagApplications = 0, Terms = 0,
        },
        Options = new TrainingOptions(),
        Collaborative = Nothing,
        Content = Nothing,
        TrainedBy = "Benchmarks",
    };
}
