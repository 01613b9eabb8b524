using MovieSimilarity.SyntheticData.Randomness;
using MovieSimilarity.SyntheticData.MovieLens;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>When a user rates: in sittings from the day of joining, and no movie before it is out.</summary>
internal sealed class RatingClock
{
    private const int FirstYear = 1996, LastYear = 2023;
    private const double EarlyShare = 0.38;
    private const int SecondsInSitting = 7200, SecondsInDay = 86_400, DaysToRelease = 150;
    private const int RatingsInSitting = 60, MostDaysBetween = 120;

    private static readonly long Start = Calendar.StartOf(FirstYear);
    private static readonly long End = Calendar.EndOf(LastYear);

    private static readonly long[] Releases =
        [.. Enumerable.Range(MovieList.FirstYear, MovieList.LastYear - MovieList.FirstYear + 1).Select(Calendar.ReleaseOf)];

    private readonly long _joined;
    private readonly long _between;
    private readonly int _sittings;

    public RatingClock(int ratings, SplitMix64 random)
    {
        var early = random.Unit() < EarlyShare;
        var (from, to) = early ? (Start, StarScale.HalfStarsFrom) : (StarScale.HalfStarsFrom, End);
        _joined = from + (long)(random.Unit() * (to - from));
        _sittings = 1 + ratings / RatingsInSitting;
        _between = random.Below(MostDaysBetween) * (long)SecondsInDay;
        WholeStars = early;
    }

    /// <summary>Whether the user joined when MovieLens took whole stars only, and keeps to them.</summary>
    public bool WholeStars { get; }

    /// <summary>A time for a rating in seconds since 1970, UTC.</summary>
    public long Draw(int year, SplitMix64 random)
    {
        var time = Math.Min(_joined + random.Below(_sittings) * _between, End) + random.Below(SecondsInSitting);
        var release = Releases[year - MovieList.FirstYear];
        return time >= release ? time : release + random.Below(DaysToRelease * SecondsInDay);
    }
}
