using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests;

/// <summary>Small models made to measure.</summary>
internal static class TestModels
{
    public const int CollaborativeDimensions = 19;
    public const int ContentDimensions = 7;

    /// <summary>Random directions; ids are 10, 20, 30…</summary>
    public static SimilarityModel Random(int rows, int seed)
    {
        var random = new Random(seed);
        return Of([.. Enumerable.Range(0, rows).Select(_ => Vector(random))]);
    }

    /// <summary>Many exact ties: every film has one of three embeddings.</summary>
    public static SimilarityModel Tied(int rows, int seed)
    {
        var random = new Random(seed);
        double[][] kinds = [Vector(random), Vector(random), Vector(random)];
        return Of([.. Enumerable.Range(0, rows).Select(_ => kinds[random.Next(kinds.Length)])]);
    }

    /// <summary>Random directions; every third film lacks the collaborative half, every fifth the content half.</summary>
    public static SimilarityModel WithZeroVectors(int rows, int seed)
    {
        var random = new Random(seed);
        return Of([.. Enumerable.Range(0, rows).Select(row =>
        {
            var vector = Vector(random);
            if (row % 3 == 0) Array.Clear(vector, 0, CollaborativeDimensions);
            if (row % 5 == 0) Array.Clear(vector, CollaborativeDimensions, ContentDimensions);
            return vector;
        })]);
    }

    /// <summary>A model of given unnormalised rows, 19 collaborative and 7 content coordinates each.</summary>
    public static SimilarityModel Of(double[][] rows)
    {
        const int dimensions = CollaborativeDimensions + ContentDimensions;
        var values = new float[rows.Length * dimensions];
        var norms = new float[rows.Length * 2];
        for (var i = 0; i < rows.Length; i++)
        {
            var unit = values.AsSpan(i * dimensions, dimensions);
            norms[2 * i] = (float)UnitVector.Normalize(rows[i].AsSpan(0, CollaborativeDimensions), unit[..CollaborativeDimensions]);
            norms[2 * i + 1] = (float)UnitVector.Normalize(rows[i].AsSpan(CollaborativeDimensions), unit[CollaborativeDimensions..]);
        }
        var movies = Enumerable.Range(1, rows.Length).Select(i => new Movie(10 * i, $"Film {i} ({1900 + i % 120})", 1900 + i % 120, ["Drama"], i, 3.5));
        return new SimilarityModel(
            new MovieCatalogue(movies), new FusedEmbeddings(values, CollaborativeDimensions, ContentDimensions), norms, Provenance(rows.Length));
    }

    /// <summary>The same embeddings with other films.</summary>
    public static SimilarityModel With(SimilarityModel model, Func<Movie, Movie> change) => new(
        new MovieCatalogue(model.Catalogue.Select(change)), model.Shard.Embeddings, model.Norms, model.Provenance);

    public static Provenance Provenance(int rows) => new()
    {
        DataSet = new DataSetSummary
        {
            Name = "made for a test",
            NewestEntry = new DateOnly(2020, 2, 29),
            Ratings = 3 * rows,
            Users = rows,
            UsersInMatrix = rows,
            Movies = rows,
            RatedMovies = rows,
            TagApplications = rows,
            Terms = rows,
        },
        Options = new TrainingOptions(),
        Collaborative = Spectrum(rows, CollaborativeDimensions),
        Content = Spectrum(rows, ContentDimensions),
        TrainedBy = "tests",
    };

    private static Spectrum Spectrum(int rows, int dimensions) => new()
    {
        Rows = rows,
        Columns = rows,
        NonZeros = rows,
        SingularValues = [.. Enumerable.Range(0, dimensions).Select(i => 1.0 / (i + 1))],
        ExplainedVarianceRatios = [.. Enumerable.Range(0, dimensions).Select(i => 0.01 / (i + 1))],
        Energy = 0.5,
    };

    private static double[] Vector(Random random) =>
        [.. Enumerable.Range(0, CollaborativeDimensions + ContentDimensions).Select(_ => 2 * random.NextDouble() - 1)];
}
