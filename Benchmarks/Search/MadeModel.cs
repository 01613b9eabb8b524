using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Search;

/// <summary>A model of made-up embeddings, whose films are nothing but numbers.</summary>
internal static class MadeModel
{
    private static readonly Spectrum Nothing = new()
    {
        Rows = 0, Columns = 0, NonZeros = 0, SingularValues = [], ExplainedVarianceRatios = [], Energy = 0,
    };

    /// <summary>Writes one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What the embeddings are.</param>
    /// <param name="embeddings">The embeddings.</param>
    public static void Write(string path, string name, FusedEmbeddings embeddings)
    {
        var norms = new float[2 * embeddings.Rows];
        norms.AsSpan().Fill(1);
        var catalogue = new MovieCatalogue(Films(embeddings.Rows));
        ModelFile.Write(path, new SimilarityModel(catalogue, embeddings, norms, Provenance(name, embeddings.Rows)));
    }

    private static IEnumerable<Movie> Films(int count)
    {
        for (var id = 1; id <= count; id++)
            yield return new Movie(id, string.Create(CultureInfo.InvariantCulture, $"Film {id} (2000)"), 2000, [], 0, 0);
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
