using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;
using MovieSimilarity.WebFrontend.Pages.Views;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Pages;

/// <summary>Makes what the page shows of the films found.</summary>
/// <param name="query">What was asked.</param>
/// <param name="answer">What was found.</param>
internal sealed class ResultViews(ResolvedQuery query, Answer answer)
{
    /// <summary>With fewer ratings than this, a film's average says little, and its neighbours by ratings may be chance.</summary>
    private const int FewRatings = 20;

    private const double WholePercent = 100;

    /// <summary>More chips than this would be longer than the reason.</summary>
    private const int MaxTerms = 5;

    private readonly Signals _signals = answer.Signals;

    /// <summary>The films of a list.</summary>
    public IReadOnlyList<ResultView> Of(IReadOnlyList<Neighbour> films, int firstRank) => [.. films.Select((film, index) => Of(film, firstRank + index))];

    private ResultView Of(Neighbour found, int rank)
    {
        var film = query.Model.Catalogue[query.Model.Json.RowOf(found.MovieId)];
        var view = new ResultView(rank, film, ClosenessOf(found), NoteOf(film));
        if (answer.Explanations is not { } explanations) return view;
        var explanation = explanations.Explain(found);
        var terms = explanation.Content.Terms.Where(term => term.Part > 0 && term.Text.Length <= SeedTags.MaxLength);
        return view with { Reason = explanation.Reason, Terms = [.. terms.Take(MaxTerms).Select(term => term.Text)] };
    }

    /// <summary>Only for one film to start from: a mean over several is no cosine of two films.</summary>
    private Closeness? ClosenessOf(in Neighbour found)
    {
        if (query.Liked.Count != 1 || query.Disliked.Count > 0 || query.Model.Explanations is not { } data) return null;
        var weight = query.Query.Scoring;
        var share = weight == Scoring.Collaborative ? data.Quantiles.ShareBelow(found.CollaborativeScore, quantile => quantile.Collaborative)
            : weight == Scoring.Content ? data.Quantiles.ShareBelow(found.ContentScore, quantile => quantile.Content)
            : data.Quantiles.ShareBelow((found.CollaborativeScore + found.ContentScore) / 2, quantile => quantile.Ensemble);
        return new Closeness(WholePercent * share);
    }

    private string? NoteOf(Movie film) => (film.Signals & _signals) switch
    {
        Signals.Content => "Hardly anybody rated it: it is here for what it is about.",
        Signals.Collaborative => "It has no tags: it is here for who loved it.",
        _ when film.RatingCount < FewRatings => "Few people rated it yet.",
        _ => null,
    };
}

/// <summary>What people say of a film.</summary>
internal static class SeedTags
{
    /// <summary>More than anybody reads at a glance.</summary>
    private const int Most = 8;

    /// <summary>A longer tag is a sentence.</summary>
    public const int MaxLength = 30;

    /// <summary>The tags that most people gave a film, without genres; none if the model does not keep them.</summary>
    public static IReadOnlyList<string> Of(ModelSnapshot model, Movie film)
    {
        if (model.Explanations is not { Content.Tags: var tags }) return [];
        return
        [
            .. tags.Of(model.Json.RowOf(film.Id)).Where(tag => tag.Tag >= tags.GenreCount && tags.Spellings[tag.Tag].Length <= MaxLength)
                .OrderByDescending(tag => tag.Count).ThenBy(tag => tag.Tag).Take(Most).Select(tag => tags.Spellings[tag.Tag]),
        ];
    }
}
