using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Models;
using MovieSimilarity.Models.Statistics;

namespace MovieSimilarity.Tests.Similarity.Models;

/// <summary>A small model with one of everything that a file must keep.</summary>
internal static class RichModel
{
    public static Movie[] Movies { get; } =
    [
        new(1, "Amélie (Fabuleux destin d'Amélie Poulain, Le) (2001)", 2001, ["Comedy", "Romance"], 12, 3.8333333333333335),
        new(2, "千と千尋の神隠し", null, [], 0, 0),
        new(7, "Е́сли нет: 🎬 “q\"uo\\te”\t\r\n\0 e\u0301", 1895, ["Sci-Fi", "Film-Noir", ""], int.MaxValue, 0.1 + 0.2),
        new(40, " ?", 2147, [.. Enumerable.Repeat(new string('x', Movie.MaxGenreBytes), Movie.MaxGenres)], 1, 5),
        new(int.MaxValue, new string('長', Movie.MaxTitleBytes / 3), 1, ["Drama"], 3, double.Epsilon),
    ];

    public static SimilarityModel Create() => Create(Movies);

    public static SimilarityModel Create(Movie[] movies)
    {
        const int collaborative = 3, content = 2;
        var random = new Random(1);
        var values = new float[movies.Length * (collaborative + content)];
        for (var row = 0; row < movies.Length; row++)
        {
            var unit = values.AsSpan(row * (collaborative + content), collaborative + content);
            UnitVector.Normalize([random.NextDouble(), -random.NextDouble(), 1e-40], unit[..collaborative]);
            if (row != 1) UnitVector.Normalize([random.NextDouble(), -0.0], unit[collaborative..]);
        }
        float[] norms = [.. Enumerable.Range(0, 2 * movies.Length).Select(i => i == 3 ? 0 : i == 4 ? float.Epsilon : i == 5 ? float.MaxValue : random.NextSingle())];
        var embeddings = new FusedEmbeddings(values, collaborative, content);
        return new SimilarityModel(new MovieCatalogue(movies), embeddings, norms, Provenance()) { Statistics = Statistics() };
    }

    private static TrainingStatistics Statistics() => new()
    {
        Stars = [new StarCount(0.5, 3), new StarCount(5, int.MaxValue)],
        RatingsPerUser = new UserActivity(2, 5, [new UserBin(2, 2, 4), new UserBin(3, 5, 0)]),
        DistinctTags = 2,
        Tags = [new TagCount("“q\"uo\\te” 🎬", 4)],
        CollaborativeTerms = [new DimensionTerms([], [new TermWeight("noir", 0.5)]), new DimensionTerms([], [])],
        ContentTerms = [new DimensionTerms([new TermWeight("長い", -0.25)], [])],
    };

    public static Provenance Provenance() => TestModels.Provenance(rows: 5) with
    {
        DataSet = TestModels.Provenance(rows: 5).DataSet with { Name = "données “1/3” 🎬", NewestEntry = new DateOnly(1995, 1, 9) },
        Options = new TrainingOptions { CollaborativeDimensions = 3, ContentDimensions = 2, MinDocumentFrequency = 1.0 / 3, StopWords = false, Tolerance = 1e-13, Seed = -7 },
        Content = TestModels.Provenance(rows: 5).Content with
        {
            SingularValues = [534.4200000000001, Math.PI, 0.1 + 0.2, 1e-300, double.Epsilon],
            ExplainedVarianceRatios = [1.0 / 3, 2.0 / 3, 1e-17],
            Energy = Math.BitDecrement(1.0),
        },
    };
}
