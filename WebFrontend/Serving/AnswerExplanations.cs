using System.Text.Json;
using MovieSimilarity.Explanations;
using MovieSimilarity.Search;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>Explains the films of one answer when they are written.</summary>
/// <param name="model">The model, which must have <see cref="ModelSnapshot.Explanations"/>.</param>
/// <param name="query">The query.</param>
/// <param name="ranks">The ranks of films in the two models.</param>
internal sealed class AnswerExplanations(ModelSnapshot model, SimilarityQuery query, SingleModelRanks? ranks)
{
    private readonly QueryExplainer _explainer = new(model.Explanations!, model.Catalogue, query);

    /// <summary>Explains a film.</summary>
    public Explanation Explain(Neighbour film) => _explainer.Explain(film, ranks);

    /// <summary>An explanation as JSON.</summary>
    public byte[] Write(Neighbour film) => JsonSerializer.SerializeToUtf8Bytes(ExplanationResponse.Of(Explain(film)), ServingJson.Readable.ExplanationResponse);
}

/// <summary>An explanation as the API shows it.</summary>
/// <param name="Reason">One sentence.</param>
/// <param name="Content">How the content score comes about.</param>
/// <param name="Viewers">Who liked the film together with a film of the query; null where that says nothing.</param>
/// <param name="Percentiles">How close the film is.</param>
/// <param name="Ranks">Its ranks in the two models.</param>
internal sealed record ExplanationResponse(
    string Reason, ContentResponse Content, ViewersResponse? Viewers, ScorePercentiles Percentiles, RanksResponse Ranks)
{
    public static ExplanationResponse Of(Explanation explanation) => new(
        explanation.Reason,
        new ContentResponse(
            [.. explanation.Content.Terms.Select(term => new TermResponse(
                term.Text, term.IsGenre ? "genre" : "tag", term.Part, term.Overlap == Overlap.Term, term.Overlap == Overlap.Word))],
            explanation.Content.Remainder),
        explanation.Viewers is { } viewers
            ? new ViewersResponse(
                viewers.Seed, viewers.LikedSeed, viewers.LikedFilm, viewers.LikedBoth, viewers.Viewers, viewers.AllViewers, FilmLikes.LikedStars, viewers.Expected, viewers.Lift)
            : null,
        explanation.Percentiles,
        new RanksResponse(explanation.CollaborativeRank, explanation.ContentRank));
}

/// <summary>A content score as a sum: the parts of the terms and the remainder add up to it.</summary>
internal sealed record ContentResponse(IReadOnlyList<TermResponse> Terms, double Remainder);

/// <summary>A tag or genre of the film found.</summary>
/// <param name="Term">The tag or genre.</param>
/// <param name="Kind">Which of both it is.</param>
/// <param name="Part">What it adds to the content score.</param>
/// <param name="Shared">Whether a liked film has it, too.</param>
/// <param name="SharedWord">If not, whether a liked film has a word of it in another tag or genre.</param>
internal readonly record struct TermResponse(string Term, string Kind, double Part, bool Shared, bool SharedWord);

/// <inheritdoc cref="SharedLikes"/>
internal sealed record ViewersResponse(
    int MovieId, int LikedSeed, int LikedFilm, int LikedBoth, int Viewers, int AllViewers, double LikedStars, double Expected, double Lift);

/// <summary>The ranks of a film in each model alone, from 1; null where they are not known.</summary>
internal readonly record struct RanksResponse(int? Collaborative, int? Content);
