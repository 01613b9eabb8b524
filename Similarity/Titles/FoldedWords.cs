namespace MovieSimilarity.Titles;

/// <summary>
/// The words of a key with what people write in more than one way written in one: numbers in digits, <c>part</c> and the like left
/// out before a number, <c>and</c> and articles inside the title left out, abbreviations for <c>doctor</c>, <c>mister</c>,
/// <c>saint</c> and <c>versus</c>.
/// </summary>
internal static class FoldedWords
{
    /// <summary>The folded words of a key, or of one part of a title.</summary>
    /// <param name="key">The key, without the article in front.</param>
    /// <param name="isStart">Whether the key begins a title; an article in front of a later part is inside the title.</param>
    /// <param name="foldNumbers">Whether numbers are folded; without, only the other differences are.</param>
    public static List<string> Of(string key, bool isStart = true, bool foldNumbers = true)
    {
        var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var folded = new List<string>(words.Length);
        for (var i = 0; i < words.Length;)
        {
            var taken = foldNumbers ? Numerals.Read(words, i, folded) : 0;
            if (taken == 0)
            {
                if (!IsLeftOut(words, i, isStart)) folded.Add(Abbreviated(words, i));
                taken = 1;
            }
            i += taken;
        }
        if (folded.Count == 0) folded.AddRange(words);
        return folded;
    }

    private static bool IsLeftOut(string[] words, int i, bool isStart)
    {
        if (i == words.Length - 1 || (i == 0 && isStart)) return false;
        return words[i] is "and" or "n" || (words[i] is "the" or "a" or "an" && !IsInitial(words, i));
    }

    /// <summary>Whether the word is a letter of an abbreviation, as the A of <c>M*A*S*H</c>.</summary>
    private static bool IsInitial(string[] words, int i) => (i > 0 && IsLetter(words[i - 1])) || IsLetter(words[i + 1]);

    private static bool IsLetter(string word) => word.Length == 1 && char.IsLetter(word[0]);

    private static string Abbreviated(string[] words, int i) => words[i] switch
    {
        "doctor" => "dr",
        "mister" => "mr",
        "saint" => "st",
        "versus" => "vs",
        "v" when i > 0 && i < words.Length - 1 => "vs",
        var word => word,
    };
}
