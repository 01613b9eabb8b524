using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Trainer.Exchange.Flask;

/// <summary>Models whose titles hold all that means something in a CSV file.</summary>
internal static class NastyTitles
{
    private static readonly string[] Parts =
        ["\r", "\n", "\r\n", "\"", "\"\"", ",", " ", "\t", "'", "=", "+", "-", "@", ";", "|", "#", "\\", "\0", "é", "長", "🎬", "a", "(1999)"];

    /// <summary>One title for each part by itself, at either end and in the middle, and random ones.</summary>
    public static string[] All { get; } =
    [
        .. Parts.Where(part => !string.IsNullOrWhiteSpace(part)),
        .. Parts.SelectMany(part => (string[])[$"{part}Heat", $"Heat{part}", $"He{part}at", $"{part}Heat{part}"]),
        .. Enumerable.Range(0, 1000).Select(Random),
    ];

    public static SimilarityModel Model(IReadOnlyList<string> titles)
    {
        var model = TestModels.Random(titles.Count, seed: 11);
        var movies = titles.Select((title, i) => model.Catalogue[i] with { Title = title, Year = null });
        return new SimilarityModel(new MovieCatalogue(movies), model.Shard.Embeddings, model.Norms, model.Provenance);
    }

    private static string Random(int seed)
    {
        var random = new Random(seed);
        return string.Concat(random.GetItems(Parts, random.Next(1, 8))) + "x";
    }
}
