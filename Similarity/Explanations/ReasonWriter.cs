using System.Globalization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;
using MovieSimilarity.Titles;

namespace MovieSimilarity.Explanations;

/// <summary>Writes one English sentence that says why a film was found. It says nothing that is not in the numbers.</summary>
/// <param name="scoring">How the query's score is put together.</param>
/// <param name="liked">The films that the query starts from.</param>
/// <param name="isSteered">Whether the query asks for more or less of some terms.</param>
internal sealed class ReasonWriter(Scoring scoring, Movie[] liked, bool isSteered = false)
{
    /// <summary>A cosine that makes up a smaller share of the score is not the reason for it.</summary>
    private const double MinShareOfScore = 0.1;

    /// <summary>Below that, viewers' ratings are not remarkably alike.</summary>
    private const double MinPercentile = 90;

    private readonly bool _isOneFilm = liked.Length == 1;

    /// <summary>The titles as people say them.</summary>
    private readonly Dictionary<int, string> _titles = liked.ToDictionary(film => film.Id, film => ParsedTitle.ToNaturalOrder(film.Title));

    private string Films => _isOneFilm ? _titles[liked[0].Id] : "the films you named";

    /// <summary>Writes the sentence.</summary>
    public string Write(in ReasonFacts facts)
    {
        var collaborative = scoring.CollaborativeWeight * facts.Found.CollaborativeScore;
        var content = scoring.ContentWeight * facts.Found.ContentScore;
        var enough = MinShareOfScore * (Math.Abs(collaborative) + Math.Abs(content));
        var clauses = new List<string?>(2);
        if (content > 0 && content >= enough) clauses.Add(DescribeContent(facts));
        if (collaborative > 0 && collaborative >= enough) clauses.Add(DescribeViewers(facts));
        if (clauses.All(clause => clause is null) && content > 0) clauses.Add(DescribeContent(facts));
        var text = string.Join("; ", clauses.OfType<string>());
        if (text.Length == 0) text = $"hardly anything in tags, genres or ratings connects it with {Films}";
        return string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1), text.EndsWith('.') ? "" : ".");
    }

    private string? DescribeContent(in ReasonFacts facts)
    {
        if (facts.Common == CommonTerms.NoGenres) return _isOneFilm ? "both lack genres in the data" : $"it lacks genres in the data, as does at least one of {Films}";
        var (shared, own) = TermPhrase.Choose(facts.Content.Terms);
        if (shared.IsEmpty && own.IsEmpty) return null;
        var near = own.IsEmpty ? "" : own.AsNear(isSteered ? $"{Films} and to the terms you chose" : Films);
        if (shared.IsEmpty) return facts.Common == CommonTerms.None ? $"{(_isOneFilm ? "the two films share no tag or genre" : $"it shares no tag or genre with {Films}")}, but {near}" : near;
        var common = _isOneFilm ? shared.AsShared() : $"it shares {shared.AsNouns("the")} with at least one of {Films}";
        return near.Length == 0 ? common : $"{common}, and {near}";
    }

    private string? DescribeViewers(in ReasonFacts facts)
    {
        if (facts.Viewers is { } viewers)
        {
            var sampled = viewers.Viewers < viewers.AllViewers ? "sampled " : "";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{viewers.LikedBoth} of the {viewers.LikedSeed} {sampled}viewers who rated {_titles[viewers.Seed]} {FilmLikes.LikedStars} stars or more rated this one so too, {(viewers.Lift == 2 ? "twice" : $"{viewers.Lift} times")} as many as chance would give");
        }
        if (facts.CollaborativePercentile is not >= MinPercentile) return null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"viewers' ratings of {(_isOneFilm ? "the two" : $"it and {Films}")} are at least as alike as those of {facts.CollaborativePercentile} % of random pairs of films");
    }
}

/// <summary>What a sentence is made of.</summary>
/// <param name="Found">The film with its scores.</param>
/// <param name="Content">Its strongest terms.</param>
/// <param name="Common">What it has in common with the liked films.</param>
/// <param name="Viewers">Who liked both, where that says something.</param>
/// <param name="CollaborativePercentile">The percentage of random pairs with at most its collaborative score.</param>
internal readonly record struct ReasonFacts(
    Neighbour Found, ContentExplanation Content, CommonTerms Common, SharedLikes? Viewers, double? CollaborativePercentile);

/// <summary>What tags and genres a film has in common with the liked films.</summary>
internal enum CommonTerms
{
    /// <summary>None.</summary>
    None,

    /// <summary>Only that no genres are listed for either.</summary>
    NoGenres,

    /// <summary>At least one.</summary>
    Some,
}
