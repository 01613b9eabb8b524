using System.Globalization;
using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>Titles of movies that do not exist: two invented words, now and then an article, and the year.</summary>
internal static class Titles
{
    private const double ArticleShare = 0.12;
    private const int Words = 6000;

    private static readonly string[] Articles = [", The", ", A", ", La"];

    /// <summary>A title for each year, none twice, in MovieLens' style: <c>Velmar Tiodan, The (1994)</c>.</summary>
    public static string[] Draw(int[] years, SplitMix64 random)
    {
        var words = Array.ConvertAll(InventedWords.Draw(Words, random), InventedWords.Capitalised);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var titles = new string[years.Length];
        for (var movie = 0; movie < titles.Length; movie++)
        {
            string name;
            do name = words[random.Below(words.Length)] + ' ' + words[random.Below(words.Length)];
            while (!taken.Add(name));
            var article = random.Unit() < ArticleShare ? Articles[random.Below(Articles.Length)] : "";
            titles[movie] = string.Create(CultureInfo.InvariantCulture, $"{name}{article} ({years[movie]})");
        }
        return titles;
    }
}
