namespace MovieSimilarity.Titles;

/// <summary>The parentheses that close a title, one after the other, as MovieLens appends alternative titles.</summary>
internal static class ClosingParentheses
{
    /// <summary>
    /// What comes before the closing parentheses, trimmed, and what stands in each of them. One opened inside a word
    /// (<c>Frontière(s)</c>) or followed by more of the title belongs to the title; a stray closing one is skipped, and one
    /// that stays open ends with the text. The first part is blank only for a blank text.
    /// </summary>
    public static (string Main, List<string> Groups) Split(string text)
    {
        var groups = new List<Range>();
        var mainEnd = 0;
        var start = 0;
        var depth = 0;
        var openInWords = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '(' && (depth > 0 || OpensGroup(text, i)))
            {
                if (depth++ == 0) start = i + 1;
            }
            else if (c == ')' && depth > 0)
            {
                if (--depth == 0) groups.Add(start..i);
            }
            else if (depth == 0 && !char.IsWhiteSpace(c) && (c != ')' || openInWords > 0))
            {
                openInWords += c == '(' ? 1 : c == ')' ? -1 : 0;
                groups.Clear();
                mainEnd = i + 1;
            }
        }
        if (depth > 0) groups.Add(start..);
        return Cut(text, mainEnd, groups);
    }

    private static bool OpensGroup(string text, int position) =>
        position == 0 || char.IsWhiteSpace(text[position - 1]) || text[position - 1] is '(' or ')';

    private static (string Main, List<string> Groups) Cut(string text, int mainEnd, List<Range> groups)
    {
        if (mainEnd == 0 && groups.Count > 0)
        {
            mainEnd = Math.Min(groups[0].End.GetOffset(text.Length) + 1, text.Length);
            groups.RemoveAt(0);
        }
        var main = mainEnd > 0 ? text[..mainEnd] : text;
        return (main.Trim(), groups.ConvertAll(group => text[group].Trim()));
    }
}
