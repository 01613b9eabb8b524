using System.Globalization;
using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Trainer.Report.Run;

/// <summary>The head of the report: which model, of which data, with which options, by whom.</summary>
internal static class HeaderSection
{
    public static Markup Write(SimilarityModel model)
    {
        var data = model.Provenance.DataSet;
        if (model.Provenance.ImportedFrom is { } files) return WriteImported(model, files);
        return Markup.Of(
            $"""
            <p class="lead">Model <code>{model.Version}</code>, trained on <strong>{data.Name}</strong>.</p>
            <dl class="tiles">
            {Tile(data.Ratings, "ratings")}{Tile(data.Users, "users")}{Tile(data.RatedMovies, "rated films")}
            {Tile(data.TagApplications, "tag applications")}{Tile(data.Terms, "terms")}</dl>
            <details open><summary>Data and options</summary>
            {Table(Facts(model))}
            </details>
            """);
    }

    /// <summary>Of an imported model nobody knows how it was trained.</summary>
    private static Markup WriteImported(SimilarityModel model, IReadOnlyList<string> files)
    {
        var data = model.Provenance.DataSet;
        (string, string)[] facts =
        [
            ("data set", data.Name),
            ("imported from", string.Join(", ", files)),
            Dimensions(model),
            ("imported by", model.Provenance.TrainedBy),
        ];
        return Markup.Of(
            $"""
            <p class="lead">Model <code>{model.Version}</code>, imported as <strong>{data.Name}</strong>.</p>
            <dl class="tiles">
            {Tile(data.Ratings, "ratings")}{Tile(data.RatedMovies, "rated films")}</dl>
            <details open><summary>Origin</summary>
            {Table(facts)}
            </details>
            """);
    }

    private static (string Name, string Value)[] Facts(SimilarityModel model)
    {
        var (data, options) = (model.Provenance.DataSet, model.Provenance.Options);
        var rarest = Figures.ShortPercent(options.MinDocumentFrequency);
        return
        [
            ("data set", data.Name),
            ("newest entry", data.NewestEntry.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("films listed", $"{Figures.Count(data.Movies)}, of which {Figures.Count(data.RatedMovies)} are rated and in the model"),
            ("users in the rating matrix",
                $"{Figures.Count(data.UsersInMatrix)}: those with more than {Figures.Count(options.MoreRatingsThan)} ratings"),
            Dimensions(model),
            ("terms",
                $"{Figures.Count(data.Terms)}: those in at least {rarest} of the documents; " +
                $"English stop words {(options.StopWords ? "left out" : "kept")}"),
            ("decomposition",
                $"tolerance {Figures.Significant(options.Tolerance)}, seed {options.Seed.ToString(CultureInfo.InvariantCulture)}"),
            ("trained by", model.Provenance.TrainedBy),
        ];
    }

    private static (string Name, string Value) Dimensions(SimilarityModel model) => (
        "dimensions",
        $"{Figures.Count(model.Shard.Embeddings.CollaborativeDimensions)} collaborative, " +
        $"{Figures.Count(model.Shard.Embeddings.ContentDimensions)} content");

    private static Markup Tile(int count, string name) => Markup.Of($"<div><dt>{name}</dt><dd>{count:N0}</dd></div>");

    private static Markup Table((string Name, string Value)[] rows) => Markup.Of(
        $"<table class=\"facts\"><tbody>{rows.Select(Row)}</tbody></table>");

    private static Markup Row((string Name, string Value) row) =>
        Markup.Of($"<tr><th scope=\"row\">{row.Name}</th><td>{row.Value}</td></tr>\n");
}
