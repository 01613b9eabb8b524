using MovieSimilarity.Terms;

namespace MovieSimilarity.Explanations;

/// <summary>A content score as a sum: the terms that add and take most, and the rest.</summary>
/// <param name="Terms">The strongest terms, the largest part first, negative ones last. The parts are rounded to <see cref="Decimals"/>.</param>
/// <param name="Remainder">The content score, rounded to as many decimals, minus the parts of <paramref name="Terms"/>.</param>
public sealed record ContentExplanation(IReadOnlyList<ExplainedTerm> Terms, double Remainder)
{
    /// <summary>The most terms that add to the score: more than anybody reads.</summary>
    public const int MaxPositive = 8;

    /// <summary>The most terms that take from the score.</summary>
    public const int MaxNegative = 3;

    /// <summary>Decimals of a part, as many as answers give a score.</summary>
    public const int Decimals = 6;

    /// <summary>A term that adds a smaller share of the sum of the absolute parts is left to the remainder.</summary>
    private const double MinPositiveShare = 0.01;

    /// <summary>Likewise one that takes from the score: what separates two films that are near is worth reading only if it is much.</summary>
    private const double MinNegativeShare = 0.05;

    /// <summary>Smaller parts are no reason for anything, whatever the others are: films that have nothing in common have no other.</summary>
    private const double MinPart = 0.005;

    /// <summary>Chooses the strongest terms.</summary>
    /// <param name="tags">The spellings of the tags.</param>
    /// <param name="parts">The parts of all tags of the film found.</param>
    /// <param name="score">The content score.</param>
    internal static ContentExplanation Of(FilmTags tags, ContentPart[] parts, double score)
    {
        var size = parts.Sum(part => Math.Abs(part.Value));
        var named = parts.Where(part => Math.Abs(part.Value) >= MinPart && tags.Spellings[part.Tag] != FilmTags.NoGenres).ToArray();
        var positive = named.Where(part => part.Value > MinPositiveShare * size).OrderByDescending(part => part.Value).Take(MaxPositive);
        var negative = named.Where(part => -part.Value > MinNegativeShare * size).OrderBy(part => part.Value).Take(MaxNegative);
        ExplainedTerm[] terms =
        [
            .. positive.Concat(negative.Reverse()).Select(part => new ExplainedTerm(
                tags.Spellings[part.Tag], part.Tag < tags.GenreCount, Math.Round(part.Value, Decimals), part.Overlap)),
        ];
        return new ContentExplanation(terms, Math.Round(Math.Round(score, Decimals) - terms.Sum(term => term.Part), Decimals) + 0.0);
    }
}

/// <summary>A tag or genre of the film found, with what it adds to the content score.</summary>
/// <param name="Text">The tag as people spelled it most often, or the genre.</param>
/// <param name="IsGenre">Whether it is a genre.</param>
/// <param name="Part">What it adds; below 0 where it separates the films.</param>
/// <param name="Overlap">What the liked films of the query have of it.</param>
public readonly record struct ExplainedTerm(string Text, bool IsGenre, double Part, Overlap Overlap);
