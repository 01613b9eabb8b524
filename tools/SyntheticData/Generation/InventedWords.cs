using System.Globalization;
using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>Words that mean nothing, as sound as a language's.</summary>
internal static class InventedWords
{
    private static readonly string[] Onsets =
    [
        "b", "br", "c", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pr", "qu", "r", "s", "st", "t", "tr", "v",
        "z",
    ];

    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "ai", "ea", "io"];
    private static readonly string[] Codas = ["", "", "", "l", "m", "n", "r", "s", "x"];

    /// <summary>So many words of two or three syllables, none twice, in small letters.</summary>
    public static string[] Draw(int count, SplitMix64 random)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (words.Count < count)
        {
            var syllables = 2 + random.Below(2);
            var word = "";
            for (var syllable = 0; syllable < syllables; syllable++)
                word += Onsets[random.Below(Onsets.Length)] + Vowels[random.Below(Vowels.Length)];
            words.Add(word + Codas[random.Below(Codas.Length)]);
        }
        return [.. words];
    }

    /// <summary>With a capital.</summary>
    public static string Capitalised(string word) => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];
}
