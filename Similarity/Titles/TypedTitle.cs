using System.Text.RegularExpressions;

namespace MovieSimilarity.Titles;

/// <summary>Typed or copied text with its brackets, years and encoded characters written as titles have them.</summary>
internal static partial class TypedTitle
{
    /// <summary>
    /// The text with escapes such as <c>%27</c> decoded, square and curly brackets as parentheses, and a year in brackets alone there:
    /// <c>[2005]</c>, <c>( 2003 )</c>, <c>(2015/II)</c>, <c>(2007 film)</c> and <c>(2007</c> are <c>(2005)</c> and so on.
    /// </summary>
    public static string Clean(string typed)
    {
        if (typed.Contains('%') && PercentEscape().IsMatch(typed)) typed = Uri.UnescapeDataString(typed);
        if (!typed.AsSpan().ContainsAny("([{")) return typed;
        return YearInBrackets().Replace(Brackets().Replace(typed, match => match.ValueSpan[0] is '[' or '{' ? "(" : ")"), "($1)");
    }

    /// <summary>The text with <c>.5</c> as a half: 8.5 is 8 1/2.</summary>
    public static string WithHalves(string typed) => typed.Contains(".5", StringComparison.Ordinal) ? Half().Replace(typed, " 1/2") : typed;

    [GeneratedRegex("%[0-9A-Fa-f]{2}")]
    private static partial Regex PercentEscape();

    [GeneratedRegex(@"[\[{}\]]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\(\s*(?:\p{L}{1,10},?\s+)?([12][0-9]{3})(?:\s*/\s*[IVX]{1,6}|\s*[-–—]\s*(?:[0-9]{4})?|,?\s+\p{L}{1,10})?\s*(?:\)|$)", RegexOptions.CultureInvariant)]
    private static partial Regex YearInBrackets();

    [GeneratedRegex(@"(?<=[0-9])\.5(?![0-9])")]
    private static partial Regex Half();
}
