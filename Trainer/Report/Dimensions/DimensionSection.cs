using MovieSimilarity.Models;
using MovieSimilarity.Models.Statistics;
using MovieSimilarity.Trainer.Report.Charts;
using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Trainer.Report.Dimensions;

/// <summary>The chapter about what the strongest dimensions mean.</summary>
internal static class DimensionSection
{
    private const int Shown = 8;

    public static Markup Write(SimilarityModel model) => Markup.Of(
        $"""
        <p>Each dimension has two ends; films and terms at one end are unlike those at the other. Which end is called negative is
        arbitrary.</p>
        <h3>Collaborative</h3>
        <p class="note">Films by their coordinate in U·Σ, which grows with the number of ratings, so that known films stand out by
        themselves. The model knows no terms: these are the ones whose TF-IDF weights correlate most with the films' coordinates
        (Pearson's r), of those that occur in enough films.</p>
        {Cards(new ExtremeFilms(model, collaborative: true), model.Statistics?.CollaborativeTerms, Ranking.Collaborative)}
        <h3>Content</h3>
        <p class="note">Films by their coordinate in U·Σ times ln(1 + ratings): thousands of films share a genre and hence a coordinate,
        and the weight puts known ones first. Terms by their entry in the right singular vector.</p>
        {Cards(new ExtremeFilms(model, collaborative: false), model.Statistics?.ContentTerms, Ranking.Content)}
        """);

    private static Markup Cards(ExtremeFilms films, IReadOnlyList<DimensionTerms>? terms, Ranking ranking) => Markup.Of(
        $"""
        {(terms is null ? Markup.Of($"<p>The terms are not recorded in this model.</p>") : Markup.Empty)}
        <div class="cards">{Enumerable.Range(0, Math.Min(Shown, films.Dimensions)).Select(dimension =>
            Card(dimension, films.Of(dimension), dimension < terms?.Count ? terms[dimension] : null, ranking))}</div>
        """);

    private static Markup Card(
        int dimension, (IReadOnlyList<FilmCoordinate> Negative, IReadOnlyList<FilmCoordinate> Positive) films, DimensionTerms? terms,
        Ranking ranking)
    {
        var style = films.Negative.Count > 0 && films.Positive.Count > 0 ? "ends" : "one-end";
        return Markup.Of(
            $"""
            <div class="card {ranking.Style}"><h4>{ranking.Name}, dimension {dimension + 1}</h4><div class="{style}">
            {End("Negative", films.Negative, terms?.Negative)}{End("Positive", films.Positive, terms?.Positive)}
            </div></div>

            """);
    }

    private static Markup End(string name, IReadOnlyList<FilmCoordinate> films, IReadOnlyList<TermWeight>? terms)
    {
        if (films.Count == 0) return Markup.Of($"<p class=\"note\">{name} end: no film lies clearly on this side.</p>");
        var listed = films.Select(film => Markup.Of(
            $"<li>{film.Movie.Title} <span class=\"note\" title=\"coordinate\">{Figures.Significant(film.Coordinate)}</span></li>\n"));
        var named = terms is null or [] ? Markup.Empty : Markup.Of(
            $"<p class=\"terms\">{terms.Select(term => Markup.Of($"<span title=\"{term.Weight:0.000}\">{term.Term}</span> "))}</p>");
        return Markup.Of($"<div><h5>{name} end</h5>{named}<ul>{listed}</ul></div>");
    }
}
