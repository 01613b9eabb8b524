using System.Globalization;
using System.Text.RegularExpressions;

namespace MovieSimilarity.Titles;

/// <summary>The year in a title: <c>(1999)</c>, or the first one of <c>(2006–2007)</c> and <c>(2006– )</c>.</summary>
internal static partial class ReleaseYear
{
    private const int Digits = 4;

    /// <summary>The title without its year, trimmed, and the year. A title that is nothing but a year keeps it.</summary>
    public static (string Name, int? Year) Split(string title)
    {
        var match = InParentheses().Match(title);
        if (!match.Success) return (title.Trim(), null);
        var name = title.Remove(match.Index, match.Length).Trim();
        return (name.Length > 0 ? name : title.Trim(), int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
    }

    /// <summary>Takes a bare year off the end of a key: <c>matrix 1999</c>. False where the key does not end in one.</summary>
    public static bool TrySplitKey(string key, out string name, out int year)
    {
        (name, year) = (key, 0);
        if (key.Length < Digits + 2 || key[^(Digits + 1)] != ' ' || !IsYear(key.AsSpan(key.Length - Digits))) return false;
        name = key[..^(Digits + 1)];
        year = int.Parse(key.AsSpan(key.Length - Digits), CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>Whether the text is four digits, the first not 0.</summary>
    public static bool IsYear(ReadOnlySpan<char> text) =>
        text.Length == Digits && text[0] != '0' && !text.ContainsAnyExceptInRange('0', '9');

    [GeneratedRegex(@"\(([1-9][0-9]{3})(?: ?[-–—] ?(?:[0-9]{4})?)?\)", RegexOptions.RightToLeft)]
    private static partial Regex InParentheses();
}
