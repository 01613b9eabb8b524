using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Trainer.Report.Charts;
using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Trainer.Report.Examples;

/// <summary>The chapter with examples: what the three rankings find for well-known films, side by side.</summary>
internal static class ExampleSection
{
    private const int Places = 10;

    public static Markup Write(SimilarityModel model, IReadOnlyList<Movie> seeds) => Markup.Of(
        $"""
        <p>A dot marks films that are among the ensemble's first {Places}, too. Behind each film: its score, its ratings, its mean
        stars.</p>
        {seeds.Select(seed => Write(model, seed))}
        """);

    private static Markup Write(SimilarityModel model, Movie seed)
    {
        var lists = Ranking.All.Select(ranking => model.FindSimilar(seed.Id, Places, ranking.Scoring)).ToArray();
        var ensemble = lists[^1].Select(neighbour => neighbour.MovieId).ToHashSet();
        var columns = Ranking.All.Select((ranking, i) => Markup.Of(
            $"""
            <div class="{ranking.Style}"><h4>{ranking.Name}</h4><ol>{lists[i].Select(neighbour =>
                Item(model, neighbour, ranking != Ranking.Ensemble && ensemble.Contains(neighbour.MovieId)))}</ol></div>

            """));
        return Markup.Of(
            $"""
            <article class="example"><h3>{seed.Title}</h3>
            <p class="note">{string.Join(", ", seed.Genres)} · {seed.RatingCount:N0} ratings · {Figures.Stars(seed.AverageRating)} stars</p>
            <div class="lists">{columns}</div></article>

            """);
    }

    private static Markup Item(SimilarityModel model, Neighbour neighbour, bool isShared)
    {
        if (!model.Catalogue.TryGet(neighbour.MovieId, out var movie)) return Markup.Empty;
        var dot = isShared ? Markup.Of($" <b class=\"shared\" title=\"also in the ensemble's list\">●</b>") : Markup.Empty;
        var figures = $"{Figures.Cosine(neighbour.Score)} · {Figures.Count(movie.RatingCount)} · {Figures.Stars(movie.AverageRating)}";
        return Markup.Of($"<li>{movie.Title}{dot} <span class=\"note\">{figures}</span></li>\n");
    }
}
