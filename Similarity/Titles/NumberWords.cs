using System.Collections.Frozen;
using System.Globalization;

namespace MovieSimilarity.Titles;

/// <summary>English number words: <c>twelve</c>, <c>one hundred and one</c>, <c>nineteen eighty four</c>, <c>thirteenth</c>.</summary>
internal static class NumberWords
{
    private const int Hundred = 100, Thousand = 1000;

    private static readonly string[] Cardinals =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Ordinals =
    [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
        "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly FrozenDictionary<string, (int Value, bool IsOrdinal)> Known = Words().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The longest number that begins at a word, as digits (<c>13th</c> for an ordinal), and how many words it takes; 0 for none.</summary>
    public static (string Digits, int Taken) Read(string[] words, int start)
    {
        var value = -1;
        var taken = 0;
        for (var i = start; i < words.Length; i++)
        {
            if (words[i] == "and" && value >= Hundred && value % Hundred == 0) continue;
            if (!Known.TryGetValue(words[i], out var word)) break;
            // "Fifty first" may be 50 first dates as well as the 51st; Numerals writes both as 50 1st.
            if (word.IsOrdinal && value is >= 20 and < Hundred) break;
            if (Append(value, word.Value) is not { } appended) break;
            (value, taken) = (appended, i + 1 - start);
            if (word.IsOrdinal) return (Digits(value) + Suffix(value), taken);
        }
        return (Digits(value), taken);
    }

    /// <summary>The number with one more word, or null where the word begins another number.</summary>
    private static int? Append(int value, int word)
    {
        if (word >= Hundred) return value is > 0 and < Hundred ? value * word : null;
        if (value < 0) return word;
        if (value >= Hundred && value % Hundred == 0) return value + word;
        if (word is > 0 and < 10) return value % 10 == 0 && value >= 20 ? value + word : null;
        // Years: nineteen eighty four, twenty twelve.
        return word > 0 && value is >= 10 and < Hundred ? (value * Hundred) + word : null;
    }

    private static string Digits(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Suffix(int value) => (value % Hundred is > 10 and < 20 ? 0 : value % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };

    private static IEnumerable<KeyValuePair<string, (int, bool)>> Words()
    {
        for (var i = 0; i < Cardinals.Length; i++) yield return new(Cardinals[i], (i, false));
        for (var i = 1; i < Ordinals.Length; i++) yield return new(Ordinals[i], (i, true));
        for (var i = 0; i < Tens.Length; i++)
        {
            yield return new(Tens[i], ((i + 2) * 10, false));
            yield return new(Tens[i][..^1] + "ieth", ((i + 2) * 10, true));
        }
        // Hot Shots! Part Deux; other languages' numbers are words of English too often.
        yield return new("deux", (2, false));
        yield return new("hundred", (Hundred, false));
        yield return new("thousand", (Thousand, false));
    }
}
