using MovieSimilarity.Models.Statistics;
using MovieSimilarity.Training.MovieLens;

namespace MovieSimilarity.Training.Models;

/// <summary>The most applied tags, without regard to case.</summary>
internal static class TagFigures
{
    private const int Kept = 100;

    public static (int Distinct, IReadOnlyList<TagCount> Most) Of(IReadOnlyList<TagRow> tags)
    {
        var counts = tags.CountBy(tag => tag.Tag, StringComparer.OrdinalIgnoreCase).ToArray();
        TagCount[] most =
        [
            .. counts
                .Select(count => new TagCount(ShortText.Of(count.Key.ToLowerInvariant()), count.Value))
                .OrderByDescending(tag => tag.Applications)
                .ThenBy(tag => tag.Tag, StringComparer.Ordinal)
                .Take(Kept),
        ];
        return (counts.Length, most);
    }
}
