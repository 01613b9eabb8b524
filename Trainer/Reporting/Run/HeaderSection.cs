using System.Globalization;
using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Reporting.Html;

namespace MovieSimilarity.Trainer.Reporting.Run;

/// <summary>The head of the report: which model, of which data, with which options, by whom.</summary>
internal static class HeaderSection
{
    public static Markup Write(SimilarityModel model)
    {
        var (data, options) = (model.Provenance.DataSet, model.Provenance.Options);
        return Markup.Of(
            $"""
            <p class="lead">Model <code>{model.Version}</code>, trained on <strong>{data.Name}</strong>.</p>
            <dl class="tiles">{Tile(data.Ratings, "ratings")}{Tile(data.Users, "users")}{Tile(data.RatedMovies, "rated films")}{Tile(data.TagApplications, "tag applications")}{Tile(data.Terms, "terms")}</dl>
            <details open><summary>Data and options</summary>
            {Table(
                ("data set", data.Name),
                ("newest entry", data.NewestEntry.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                ("films listed", $"{Figures.Count(data.Movies)}, of which {Figures.Count(data.RatedMovies)} are rated and in the model"),
                ("users in the rating matrix", $"{Figures.Count(data.UsersInMatrix)}: those with more than {Figures.Count(options.MoreRatingsThan)} ratings"),
                ("dimensions", $"{Figures.Count(model.Shard.Embeddings.CollaborativeDimensions)} collaborative, {Figures.Count(model.Shard.Embeddings.ContentDimensions)} content"),
                ("terms", $"{Figures.Count(data.Terms)}: those in at least {Figures.ShortPercent(options.MinDocumentFrequency)} of the documents; English stop words {(options.StopWords ? "left out" : "kept")}"),
                ("decomposition", $"tolerance {Figures.Significant(options.Tolerance)}, seed {options.Seed.ToString(CultureInfo.InvariantCulture)}"),
                ("trained by", model.Provenance.TrainedBy))}
            </details>
            """);
    }

    private static Markup Tile(int count, string name) => Markup.Of($"<div><dt>{name}</dt><dd>{count:N0}</dd></div>");

    private static Markup Table(params (string Name, string Value)[] rows) => Markup.Of(
        $"<table class=\"facts\"><tbody>{rows.Select(row => Markup.Of($"<tr><th scope=\"row\">{row.Name}</th><td>{row.Value}</td></tr>\n"))}</tbody></table>");
}
