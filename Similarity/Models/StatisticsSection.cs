using System.Text.Json;
using MovieSimilarity.Models.Statistics;

namespace MovieSimilarity.Models;

/// <summary>The optional section of a model file that holds its <see cref="TrainingStatistics"/>: JSON, UTF-8.</summary>
internal static class StatisticsSection
{
    public static void Write(Stream stream, TrainingStatistics statistics) =>
        JsonSerializer.Serialize(stream, statistics, ModelJsonContext.Default.TrainingStatistics);

    /// <exception cref="JsonException">The bytes are no such JSON.</exception>
    /// <exception cref="ArgumentException">A value is missing within a list or out of its range.</exception>
    public static TrainingStatistics Read(ReadOnlySpan<byte> json)
    {
        var statistics = JsonSerializer.Deserialize(json, ModelJsonContext.Default.TrainingStatistics)
            ?? throw new ArgumentException("its statistics are null.");
        Require(statistics.Stars, bar => bar is { Stars: >= 0 and <= 5, Ratings: >= 0 }, "stars");
        Require(statistics.RatingsPerUser.Bins, bin => bin is { From: >= 1, To: < int.MaxValue, Users: >= 0 } && bin.From <= bin.To, "ratings_per_user");
        if (statistics is { DistinctTags: < 0 } or { RatingsPerUser.Median: < 0 } or { RatingsPerUser.Most: < 0 })
            throw new ArgumentException("a count of its statistics is negative.");
        Require(statistics.Tags, tag => tag is { Tag: not null, Applications: >= 0 }, "tags");
        Require(statistics.CollaborativeTerms, AreTerms, "collaborative_terms");
        Require(statistics.ContentTerms, AreTerms, "content_terms");
        return statistics;
    }

    private static bool AreTerms(DimensionTerms? dimension) =>
        dimension is not null
        && dimension.Negative.Concat(dimension.Positive).All(term => term is { Term: not null, Weight: >= -1.001 and <= 1.001 });

    private static void Require<T>(IReadOnlyList<T> items, Func<T?, bool> isSound, string name)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (!isSound(items[i]))
                throw new ArgumentException($"element {i} of its statistics' {name} is missing something or out of range.");
        }
    }
}
