namespace MovieSimilarity.SyntheticData.Randomness;

/// <summary>Random orders.</summary>
internal static class Shuffle
{
    /// <summary>Puts items into any order, all equally likely (Fisher and Yates).</summary>
    public static void InPlace<T>(Span<T> items, SplitMix64 random)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = random.Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
