namespace MovieSimilarity.Titles;

/// <summary>The test whether each of some typed words begins another word of a name.</summary>
internal static class WordPrefixes
{
    /// <summary>The words of a key, the longest first.</summary>
    public static string[] Of(string key) =>
        [.. key.Split(' ', StringSplitOptions.RemoveEmptyEntries).OrderByDescending(word => word.Length)];

    /// <summary>Whether the name has, for each typed word, a word of its own that begins with it.</summary>
    /// <param name="typed">
    /// Words, the longest first: any word that a longer one needs also serves those that it begins with, so taking the first
    /// free word never goes wrong.
    /// </param>
    /// <param name="name">The name's key.</param>
    public static bool AllBeginWordsOf(string[] typed, ReadOnlySpan<char> name)
    {
        Span<bool> taken = stackalloc bool[name.Length];
        foreach (var word in typed)
        {
            if (!TakeWord(word, name, taken)) return false;
        }
        return true;
    }

    private static bool TakeWord(ReadOnlySpan<char> typed, ReadOnlySpan<char> name, Span<bool> taken)
    {
        for (var start = 0; start <= name.Length - typed.Length; start++)
        {
            var isWord = (start == 0 || name[start - 1] == ' ') && !taken[start];
            if (!isWord || !name[start..].StartsWith(typed)) continue;
            taken[start] = true;
            return true;
        }
        return false;
    }
}
