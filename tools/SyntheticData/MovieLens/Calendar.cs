namespace MovieSimilarity.SyntheticData.MovieLens;

/// <summary>The years in which the simulated viewers rate, in seconds since 1970 (UTC), as MovieLens counts time.</summary>
internal static class Calendar
{
    public const int FirstYear = 2005;
    public const int LastYear = 2024;

    /// <summary>January 1st.</summary>
    public static long StartOf(int year) => At(year, 1, 1);

    /// <summary>December 31st, 0:00, so that what follows a rating within hours stays in its year.</summary>
    public static long EndOf(int year) => At(year, 12, 31);

    /// <summary>When anyone may have seen a film of that year; the list does not tell the day of release.</summary>
    public static long ReleaseOf(int year) => At(year, 7, 1);

    private static long At(int year, int month, int day) =>
        new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
}
