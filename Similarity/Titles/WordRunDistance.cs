namespace MovieSimilarity.Titles;

/// <summary>
/// Optimal string alignment between the typed text and the run of a name's words that it fits best: the least number of
/// insertions, deletions, substitutions and transpositions of adjacent characters, none of them edited twice.
/// </summary>
/// <remarks>
/// Words before and behind the run cost nothing, so that a title without its article or subtitle is as close as a whole one.
/// The usual table of prefixes, with a first row that is 0 where a word begins and a last row read where one ends.
/// </remarks>
internal static class WordRunDistance
{
    /// <summary>The distance, or <paramref name="limit"/> + 1 where it is greater than the limit.</summary>
    /// <param name="typed">The typed text, as a key: at most <see cref="TitleKey.MaximumLength"/> characters.</param>
    /// <param name="name">The name's key, likewise.</param>
    /// <param name="limit">The greatest distance of interest, 0 or more.</param>
    public static int Of(ReadOnlySpan<char> typed, ReadOnlySpan<char> name, int limit)
    {
        if (typed.Length - name.Length > limit) return limit + 1;
        Span<int> beforePrevious = stackalloc int[TitleKey.MaximumLength + 1];
        Span<int> previous = stackalloc int[TitleKey.MaximumLength + 1];
        Span<int> current = stackalloc int[TitleKey.MaximumLength + 1];
        var leastBefore = FillFirstRow(name, previous);
        for (var i = 1; i <= typed.Length; i++)
        {
            var least = FillRow(typed, name, i, beforePrevious, previous, current);
            // A transposition reaches back two rows.
            if (least > limit && leastBefore > limit) return limit + 1;
            leastBefore = least;
            var free = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = free;
        }
        return Math.Min(LeastAtWordEnds(name, previous), limit + 1);
    }

    private static int FillFirstRow(ReadOnlySpan<char> name, Span<int> row)
    {
        for (var j = 1; j <= name.Length; j++) row[j] = name[j - 1] == ' ' ? 0 : row[j - 1] + 1;
        return 0;
    }

    private static int FillRow(
        ReadOnlySpan<char> typed, ReadOnlySpan<char> name, int i,
        ReadOnlySpan<int> beforePrevious, ReadOnlySpan<int> previous, Span<int> row)
    {
        var letter = typed[i - 1];
        var least = row[0] = i;
        for (var j = 1; j <= name.Length; j++)
        {
            var edits = previous[j - 1] + (letter == name[j - 1] ? 0 : 1);
            edits = Math.Min(edits, Math.Min(previous[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && letter == name[j - 2] && typed[i - 2] == name[j - 1]) edits = Math.Min(edits, beforePrevious[j - 2] + 1);
            row[j] = edits;
            least = Math.Min(least, edits);
        }
        return least;
    }

    private static int LeastAtWordEnds(ReadOnlySpan<char> name, ReadOnlySpan<int> row)
    {
        var least = row[name.Length];
        for (var j = 1; j < name.Length; j++)
        {
            if (name[j] == ' ') least = Math.Min(least, row[j]);
        }
        return least;
    }
}
