using MovieSimilarity.Models.Statistics;
using MovieSimilarity.Training.Content;
using MovieSimilarity.Training.MovieLens;

namespace MovieSimilarity.Training.Models;

/// <summary>Collects the statistics of a training run that the report about the model shows.</summary>
internal static class StatisticsCollector
{
    /// <summary>Dimensions whose terms are kept; those behind them mix too much to be read.</summary>
    public const int Dimensions = 10;

    /// <summary>Collects the statistics; their sums run in a fixed order, so equal data give equal ones.</summary>
    /// <param name="data">All that was read.</param>
    /// <param name="terms">The content matrix, a row a film of the model.</param>
    /// <param name="collaborative">U·Σ of the collaborative model, rows in the same order.</param>
    /// <param name="content">U·Σ of the content model.</param>
    public static TrainingStatistics Collect(MovieLensDataSet data, TermMatrix terms, Embedding collaborative, Embedding content)
    {
        var (stars, ratingsPerUser) = RatingFigures.Of(data.Ratings);
        var (distinctTags, tags) = TagFigures.Of(data.Tags);
        return new TrainingStatistics
        {
            Stars = stars,
            RatingsPerUser = ratingsPerUser,
            DistinctTags = distinctTags,
            Tags = tags,
            CollaborativeTerms = new TermCorrelations(terms).With(LeadingColumns(collaborative, terms.Weights.Rows)),
            ContentTerms = RightVectorTerms.Of(terms, LeadingColumns(content, terms.Weights.Rows)),
        };
    }

    /// <summary>The films' coordinates in each of the first dimensions.</summary>
    private static double[][] LeadingColumns(Embedding embedding, int rows)
    {
        var columns = new double[Math.Min(Dimensions, embedding.Dimensions)][];
        for (var j = 0; j < columns.Length; j++) columns[j] = new double[rows];
        var row = new double[embedding.Dimensions];
        for (var i = 0; i < rows; i++)
        {
            embedding.CopyRow(i, row);
            for (var j = 0; j < columns.Length; j++) columns[j][i] = row[j];
        }
        return columns;
    }
}

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
