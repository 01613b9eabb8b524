using System.Globalization;
using MovieSimilarity.Catalogue;

namespace MovieSimilarity.WebFrontend.Similar;

/// <summary>Other films that a title could have meant, the most-rated first.</summary>
/// <param name="Listed">Those that an answer lists.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct OtherMatches(IReadOnlyList<Movie> Listed, int Count)
{
    /// <summary>As many as an answer has results by default; a data set of films of one title must not make endless answers.</summary>
    public const int MaxListed = 20;

    public static readonly OtherMatches None = new([], 0);

    public static OtherMatches Of(IReadOnlyList<Movie> movies) =>
        movies.Count <= MaxListed ? new(movies, movies.Count) : new([.. movies.Take(MaxListed)], movies.Count);

    /// <summary>What tells them from others in a key: their ids as <c>12.15</c>, and how many there are where not all are listed.</summary>
    public override string ToString()
    {
        if (Count == 0) return "";
        var ids = string.Join('.', Listed.Select(movie => movie.Id.ToString(CultureInfo.InvariantCulture)));
        return Count == Listed.Count ? ids : string.Create(CultureInfo.InvariantCulture, $"{ids}.of{Count}");
    }
}
