using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.MovieLens.Ratings;

namespace MovieSimilarity.Tests.Training.Models;

/// <summary>
/// Eight films, of which the last is unrated and the one before it rated by a single light user; four users of three to six
/// ratings. Films 10 and 20 are twins in ratings, tags and genres. No singular value of either matrix comes twice.
/// </summary>
internal static class TinyData
{
    /// <summary>Light users have no more ratings than this.</summary>
    public const int MoreRatingsThan = 2;

    public static readonly int[] RatedFilms = [10, 20, 30, 40, 50, 60, 70];
    public static readonly int[] HeavyUsers = [1, 2, 4, 8];

    public static MovieLensDataSet Create() => new("tiny", Movies, Ratings(), Tags, []);

    /// <summary>Rated films × heavy users, worked out by hand.</summary>
    public static double[,] RatingMatrix { get; } = new[,]
    {
        { 4.0, 5.0, 0.0, 2.0 },
        { 4.0, 5.0, 0.0, 2.0 },
        { 0.0, 1.5, 4.5, 0.0 },
        { 3.0, 0.0, 5.0, 0.5 },
        { 0.0, 3.5, 2.0, 4.0 },
        { 0.0, 2.0, 0.0, 1.0 },
        { 0.0, 0.0, 0.0, 0.0 },
    };

    private static readonly MovieRow[] Movies =
    [
        new(10, "Matrix, The (1999)", "Action|Sci-Fi"),
        new(20, "Matrix Reloaded, The (2003)", "Action|Sci-Fi"),
        new(30, "Heat (1995)", "Action|Crime"),
        new(40, "Brazil (1985)", "Fantasy|Sci-Fi"),
        new(50, "Babe (1995)", "Children|Drama"),
        new(60, "Fargo (1996)", "Comedy|Crime|Drama"),
        new(70, "Untitled", "(no genres listed)"),
        new(80, "Unseen (2001)", "Western"),
    ];

    private static readonly TagRow[] Tags =
    [
        new(10, "virtual reality", 1_000_000_000),
        new(20, "virtual reality", 1_000_000_001),
        new(30, "heist", 1_000_000_002),
        new(40, "bureaucracy virtual", 1_000_000_003),
        new(50, "heist", 1_000_000_004),
        new(60, "heist", 1_000_000_005),
        new(80, "horses", 1_100_000_000),
    ];

    /// <summary>User by user in no particular order; user 5 is light.</summary>
    private static RatingTable Ratings() => RatingTables.Of(Movies, new (int User, (int Film, double Stars)[] Ratings)[]
    {
        (8, [(60, 1), (50, 4), (40, 0.5), (20, 2), (10, 2)]),
        (1, [(10, 4), (20, 4), (40, 3)]),
        (5, [(70, 5), (10, 1)]),
        (2, [(10, 5), (30, 1.5), (20, 5), (50, 3.5), (60, 2)]),
        (4, [(50, 2), (40, 5), (30, 4.5)]),
    }.SelectMany(user => user.Ratings.Select((rating, i) => (user.User, rating.Film, rating.Stars, 900_000_000L + i))));
}
