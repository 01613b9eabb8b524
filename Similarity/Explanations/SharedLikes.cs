namespace MovieSimilarity.Explanations;

/// <summary>How many viewers liked both of two films (<see cref="FilmLikes.LikedStars"/>), against how many would by chance.</summary>
/// <param name="Seed">The film of the query, by its movie id.</param>
/// <param name="LikedSeed">How many viewers liked the film of the query, 1 or more.</param>
/// <param name="LikedFilm">How many liked the film found, 1 or more.</param>
/// <param name="LikedBoth">How many liked both.</param>
/// <param name="Viewers">How many viewers were counted.</param>
/// <param name="AllViewers">How many they were chosen from.</param>
public sealed record SharedLikes(int Seed, int LikedSeed, int LikedFilm, int LikedBoth, int Viewers, int AllViewers)
{
    /// <summary>Fewer viewers are a coincidence.</summary>
    public const int MinBoth = 3;

    /// <summary>Less is not worth a sentence: only where very many viewers are counted does it differ from chance at all.</summary>
    public const double MinLift = 1.2;

    /// <summary>So many standard deviations of a count must lie between it and chance; that of a Poisson count is the root of its mean.</summary>
    private const double MinDeviations = 2;

    /// <summary>More decimals would look more exact than a count of viewers is.</summary>
    private const int Decimals = 1;

    /// <summary>How many viewers would like both if liking the one had nothing to do with liking the other, rounded to one decimal.</summary>
    public double Expected => Math.Round(ByChance, Decimals);

    /// <summary>How many times as many viewers liked both as would by chance, rounded to one decimal.</summary>
    public double Lift => Math.Round(LikedBoth / ByChance, Decimals);

    /// <summary>Whether the films go together: enough viewers liked both, and clearly more than would by chance.</summary>
    internal bool IsTelling => LikedBoth >= MinBoth && LikedBoth >= MinLift * ByChance && Excess >= MinDeviations * Math.Sqrt(ByChance);

    /// <summary>How many more viewers liked both than would by chance.</summary>
    internal double Excess => LikedBoth - ByChance;

    private double ByChance => (double)LikedSeed * LikedFilm / Viewers;
}

/// <summary>Counts who liked both a film found and one of the query's films.</summary>
/// <param name="likes">Who liked which films.</param>
/// <param name="seeds">The liked films of the query: the movie id and the row of each.</param>
internal sealed class SharedLikesCounter(FilmLikes likes, IReadOnlyList<(int MovieId, int Row)> seeds)
{
    private readonly Lazy<int[][]> _viewers = new(() => [.. seeds.Select(seed => likes.Of(seed.Row))]);

    /// <summary>The counts for the liked film that goes together with the film found best: the one with the most viewers above chance.</summary>
    /// <param name="film">The film found, by its row.</param>
    /// <returns>The counts, or null where no counts are telling.</returns>
    public SharedLikes? Count(int film)
    {
        SharedLikes? best = null;
        for (var i = 0; i < seeds.Count; i++)
        {
            var viewers = _viewers.Value[i];
            if (viewers.Length < SharedLikes.MinBoth) continue;
            var (both, other) = likes.CountBoth(viewers, film);
            var counts = new SharedLikes(seeds[i].MovieId, viewers.Length, other, both, likes.Viewers, likes.AllViewers);
            if (counts.IsTelling && (best is null || counts.Excess > best.Excess)) best = counts;
        }
        return best;
    }
}
