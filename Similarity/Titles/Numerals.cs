using System.Collections.Frozen;
using System.Globalization;

namespace MovieSimilarity.Titles;

/// <summary>Numbers in titles, however they are written: <c>2</c>, <c>II</c>, <c>two</c>, <c>Part Two</c>; <c>13th</c>, <c>thirteenth</c>.</summary>
internal static class Numerals
{
    /// <summary>Higher Roman numerals are not read: no series has so many films, and "mix", "civil" and "dim" are words.</summary>
    private const int LargestRoman = 39;

    private static readonly FrozenSet<string> PartWords =
        FrozenSet.Create(StringComparer.Ordinal, "part", "parts", "pt", "vol", "volume", "chapter", "episode", "ep", "no", "nr", "number");

    private static readonly FrozenDictionary<string, int> Roman = Enumerable.Range(1, LargestRoman).ToFrozenDictionary(ToRoman, StringComparer.Ordinal);

    /// <summary>Reads a number, with a word like "part" before it and a fraction behind it.</summary>
    /// <param name="words">The words of a title.</param>
    /// <param name="start">Where it may begin.</param>
    /// <param name="folded">Where its digits are added.</param>
    /// <returns>How many words it takes; 0 where there is none.</returns>
    public static int Read(string[] words, int start, List<string> folded)
    {
        var isPart = start + 1 < words.Length && PartWords.Contains(words[start]);
        var at = isPart ? start + 1 : start;
        var (digits, taken) = NumberWords.Read(words, at);
        if (taken == 0 && RomanAt(words, at, isPart) is { } roman) (digits, taken) = (roman, 1);
        if (taken == 0 && char.IsAsciiDigit(words[at][0])) (digits, taken) = (words[at], 1);
        if (taken == 0) return 0;
        AddDigits(digits, folded);
        at += taken;
        return at + ReadFraction(words, at, folded) - start;
    }

    /// <summary>Adds digits; those of an ordinal such as 25th as 20 and 5th, since its words may be two numbers.</summary>
    private static void AddDigits(string digits, List<string> folded)
    {
        if (digits.Length == 4 && digits[0] is >= '2' and <= '9' && digits[1] is >= '1' and <= '9' && char.IsAsciiLetter(digits[2]))
        {
            folded.Add($"{digits[0]}0");
            digits = digits[1..];
        }
        folded.Add(digits);
    }

    /// <summary>
    /// A Roman numeral is not the first word, and a single letter is one only behind "part", or as the last word unless it is one of
    /// several initials, as in <c>A. I.</c>
    /// </summary>
    private static string? RomanAt(string[] words, int at, bool isPart)
    {
        if (!(isPart || at > 0) || !Roman.TryGetValue(words[at], out var value)) return null;
        var isSure = words[at].Length > 1 || isPart || (at == words.Length - 1 && words[at - 1].Length > 1);
        return isSure ? value.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static int ReadFraction(string[] words, int at, List<string> folded)
    {
        var end = at;
        if (end < words.Length && words[end] == "and") end++;
        if (end < words.Length && words[end] == "a") end++;
        if (end == at || end >= words.Length || words[end] is not ("half" or "third")) return 0;
        folded.Add("1");
        folded.Add(words[end] == "half" ? "2" : "3");
        return end + 1 - at;
    }

    private static string ToRoman(int value) =>
        string.Concat(Enumerable.Repeat('x', value / 10)) + (value % 10) switch
        {
            9 => "ix",
            4 => "iv",
            var units => (units >= 5 ? "v" : "") + new string('i', units % 5),
        };
}
