using MovieSimilarity.Models;
using MovieSimilarity.Models.Statistics;
using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Trainer.Report.Data;

/// <summary>The chapter about the ratings and tags that the model was trained on.</summary>
internal static class DataSection
{
    /// <summary>Tags shown with a bar; the others are only listed.</summary>
    private const int TagsWithBars = 24;

    public static Markup Write(SimilarityModel model) => Markup.Of(
        $"""
        <div class="charts">
        {(model.Statistics is { } stars ? RatingCharts.Stars(stars) : Missing(model, "Stars given"))}
        {RatingCharts.ByRank(model.Catalogue)}
        {(model.Statistics is { } users ? RatingCharts.PerUser(users.RatingsPerUser) : Missing(model, "Ratings per user"))}
        {RatingCharts.ByYear(model.Catalogue)}
        </div>
        <h3>Most applied tags</h3>
        {(model.Statistics is { } tags ? Tags(tags) : Markup.Of($"<p>Not recorded in this model.</p>"))}
        """);

    private static Markup Missing(SimilarityModel model, string title)
    {
        var why = model.Provenance.ImportedFrom is null
            ? "it was trained by a program that kept no such statistics. Train it again to see them."
            : "it was imported.";
        return Markup.Of($"<figure><figcaption><h3>{title}</h3><p>Not recorded in this model: {why}</p></figcaption></figure>");
    }

    private static Markup Tags(TrainingStatistics statistics)
    {
        if (statistics.Tags.Count == 0) return Markup.Of($"<p>Nobody applied any.</p>");
        var most = Math.Max(1, statistics.Tags[0].Applications);
        return Markup.Of(
            $"""
            <p>Of {Figures.Count(statistics.DistinctTags)} distinct ones, whatever their case. (The content model sees their words, and the
            genres.)</p>
            <ol class="bars">{statistics.Tags.Take(TagsWithBars).Select(tag => Item(tag, most))}</ol>
            {(statistics.Tags.Count <= TagsWithBars ? Markup.Empty : More(statistics.Tags.Skip(TagsWithBars)))}
            """);
    }

    private static Markup Item(TagCount tag, int most) => Markup.Of(
        $"""
        <li><span class="name">{tag.Tag}</span><span class="bar"><i style="width:{100.0 * tag.Applications / most:0.#}%"></i></span>
        <span class="value">{tag.Applications:N0}</span></li>

        """);

    private static Markup More(IEnumerable<TagCount> tags)
    {
        var listed = tags.Select(tag => $"{tag.Tag} ({Figures.Count(tag.Applications)})");
        return Markup.Of($"<details><summary>The next ones</summary><p>{string.Join(", ", listed)}</p></details>");
    }
}
