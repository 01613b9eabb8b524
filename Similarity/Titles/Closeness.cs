namespace MovieSimilarity.Titles;

/// <summary>How a name answers to what was typed, best first.</summary>
internal enum Closeness
{
    /// <summary>The same but for articles or blanks.</summary>
    Exact,

    /// <summary>It begins with what was typed.</summary>
    Prefix,

    /// <summary>Each word typed begins another one of its words, in any order.</summary>
    Words,

    /// <summary>A few edits apart.</summary>
    Close,
}
