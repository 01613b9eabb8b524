using MovieSimilarity.Catalogue;
using MovieSimilarity.Explanations;
using MovieSimilarity.Terms;

namespace MovieSimilarity.Tests.Similarity.Explanations;

/// <summary>Films with tags whose parts can be worked out by hand: two dimensions, and all inverse document frequencies but one are 1.</summary>
internal static class SmallSpace
{
    /// <summary>The films by their rows.</summary>
    public const int Zodiac = 0, Chicago = 1, Seven = 2, Untagged = 3, Unlisted = 4, Blank = 5;

    private const int GenreCount = 2;

    private static readonly string[] Spellings = [FilmTags.NoGenres, "Crime", "serial killer", "musical", "killer"];

    private static readonly TermSpace Space = new(
        ["crime", "genres", "killer", "listed", "musical", "serial"], [1, 1, 1, 1, 1, 0.5],
        new float[] { 1, 0, /* genres */ 1, 0, /* killer */ 1, 2, /* listed */ 0, 1, /* musical */ 1, -2, /* serial */ 2, 4 }, dimensions: 2);

    /// <summary>
    /// d of Zodiac is (1, 0) + (1, 2) + ½·(2, 4) = (3, 4), of length 5. d of Chicago is (1, 0) + 2·(1, −2) + (1, 2) = (4, −2), of length √20.
    /// d of Seven is twice (1, 2) + ½·(2, 4), which is (4, 8).
    /// </summary>
    private static readonly FilmTag[][] Tags =
    [
        [new(1, 1), new(2, 1)], [new(1, 1), new(3, 2), new(4, 1)], [new(2, 2)], [], [new(0, 1)], [new(0, 1)],
    ];

    private static readonly string[] Titles =
        ["Zodiac (2007)", "Chicago (2002)", "Seven (a.k.a. Se7en) (1995)", "Untagged (2001)", "Unlisted, The (2002)", "Blank (2003)"];

    /// <summary>The words and the films' tags.</summary>
    public static ContentTerms Content { get; } = new(Space, FilmTags.Of(Spellings, GenreCount, Tags));

    /// <summary>The films: ids are 10, 20, 30…</summary>
    public static MovieCatalogue Catalogue { get; } = new(Titles.Select((title, row) => new Movie(10 * (row + 1), title, 2000, [], 10, 3.5)
    {
        Signals = row == Untagged ? Signals.Collaborative : Signals.Both,
    }));

    /// <summary>Of 40 viewers, 10 liked Zodiac, 8 Chicago and 16 Seven: 6 of them Zodiac and Chicago, 8 Seven and Chicago, 6 Seven and Zodiac.</summary>
    public static FilmLikes Likes { get; } = FilmLikes.Of(40, 400, [Range(0, 10), Range(4, 8), Range(4, 16), [], [0, 1, 2], []]);

    /// <summary>Scores of random pairs are spread evenly from 0 to 1; those of the collaborative model from 0 to ½.</summary>
    public static ScoreQuantiles Quantiles { get; } = new([new(0, 0, 0, 0), new(0.5, 0.5, 0.25, 0.5), new(1, 1, 0.5, 1)]);

    public static ExplanationData Data { get; } = new(Content, Likes, Quantiles);

    private static int[] Range(int first, int count) => [.. Enumerable.Range(first, count)];
}
