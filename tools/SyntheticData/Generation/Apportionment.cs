namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>Whole numbers that follow a curve and add up exactly.</summary>
internal static class Apportionment
{
    private const int Halvings = 100;
    private const double LargestScale = 1e12;

    /// <summary>
    /// least + scale × shape[i], rounded down and at most most[i], for the scale that gives the total; what rounding leaves goes to
    /// the first that have room.
    /// </summary>
    /// <param name="shape">0 or more each.</param>
    /// <param name="least">What everyone has.</param>
    /// <param name="most">At least <paramref name="least"/> each.</param>
    /// <param name="total">Between the sums of the least and of the most.</param>
    public static int[] Exactly(double[] shape, int least, Func<int, int> most, long total)
    {
        var (low, high) = (0.0, LargestScale);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (Sum(shape, least, most, middle) <= total) low = middle;
            else high = middle;
        }
        var shares = new int[shape.Length];
        for (var i = 0; i < shares.Length; i++) shares[i] = Share(shape[i], least, most(i), low);
        Hand(shares, most, total - shares.Sum(share => (long)share));
        return shares;
    }

    private static void Hand(int[] shares, Func<int, int> most, long left)
    {
        while (left > 0)
        {
            for (var i = 0; i < shares.Length && left > 0; i++)
            {
                if (shares[i] >= most(i)) continue;
                shares[i]++;
                left--;
            }
        }
    }

    private static long Sum(double[] shape, int least, Func<int, int> most, double scale)
    {
        var sum = 0L;
        for (var i = 0; i < shape.Length; i++) sum += Share(shape[i], least, most(i), scale);
        return sum;
    }

    private static int Share(double shape, int least, int most, double scale) => (int)Math.Min(least + scale * shape, most);
}
