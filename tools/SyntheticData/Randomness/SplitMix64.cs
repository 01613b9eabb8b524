namespace MovieSimilarity.SyntheticData.Randomness;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014): a Weyl sequence whose members are scrambled by two multiply-xorshift rounds.
/// </summary>
/// <remarks>
/// Integer arithmetic, and in floating point only what IEEE 754 rounds exactly (+ − × ÷ and conversions below 2⁵³), so a
/// seed gives the same draws on every machine.
/// </remarks>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Uniform over all 64-bit numbers.</summary>
    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>Uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double Unit() => (long)(Next() >> 11) * (1.0 / (1L << 53));

    /// <summary>Uniform in [low, high).</summary>
    public double Between(double low, double high) => low + (high - low) * Unit();

    /// <summary>Uniform among 0 … bound − 1.</summary>
    public int Below(int bound) => (int)(Unit() * bound);

    /// <summary>Bell-shaped about 0 with standard deviation 1 and within ±3: the sum of three uniforms (Irwin–Hall), scaled.</summary>
    public double Bell() => 2 * (Unit() + Unit() + Unit() - 1.5);

    /// <summary>An index with probability proportional to its weight (0 or more); −1 where all weights are 0.</summary>
    public int Index(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var weight in weights) total += weight;
        var rest = Unit() * total;
        var last = -1;
        for (var index = 0; index < weights.Length; index++)
        {
            if (weights[index] <= 0) continue;
            last = index;
            rest -= weights[index];
            if (rest < 0) break;
        }
        return last;
    }

    /// <summary>Puts items into any order, all equally likely (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
