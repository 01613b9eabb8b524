namespace MovieSimilarity.Titles;

/// <summary>A name of a film, or one that was typed, without the year.</summary>
/// <param name="Key">Its key, never blank unless the name is.</param>
/// <param name="ArticleLength">Characters of the key that the article in front and the blank behind it take; 0 where there is none.</param>
internal readonly record struct TitleName(string Key, int ArticleLength)
{
    /// <summary>What has to remain when an article is dropped: in "A. I." and "Das O." the one letter is not the title.</summary>
    private const int ShortestWithoutArticle = 2;

    /// <summary>The key without its article.</summary>
    public string WithoutArticle => Key[ArticleLength..];

    /// <summary>The name in natural order: <c>Matrix, The</c> is "the matrix".</summary>
    public static TitleName InNaturalOrder(string title)
    {
        var (natural, article) = Articles.ToNaturalOrder(title);
        var key = TitleKey.Of(natural);
        if (article.Length == 0) return FromKey(key);
        // In a key the blank behind an article stays, the apostrophe of an elided one goes.
        var length = TitleKey.Of(article).Length + (article[^1] == ' ' ? 1 : 0);
        return new TitleName(key, AllowedArticle(key, length));
    }

    /// <summary>The name word by word as it is written: <c>Matrix, The</c> is "matrix the".</summary>
    public static TitleName AsWritten(string title) => FromKey(TitleKey.Of(title));

    /// <summary>A name whose key is known.</summary>
    public static TitleName FromKey(string key) => new(key, AllowedArticle(key, Articles.LeadingLength(key)));

    /// <summary>All spellings, in order of looseness.</summary>
    public Spelling[] Spellings()
    {
        var withoutBlanks = Key.Replace(" ", "", StringComparison.Ordinal);
        var article = Key.AsSpan(0, ArticleLength).TrimEnd(' ').Length;
        return
        [
            new Spelling(Key, Looseness.Literal),
            new Spelling(WithoutArticle, Looseness.WithoutArticle),
            new Spelling(withoutBlanks, Looseness.WithoutBlanks),
            new Spelling(withoutBlanks[article..], Looseness.WithoutArticleAndBlanks),
        ];
    }

    private static int AllowedArticle(string key, int length) => key.Length - length >= ShortestWithoutArticle ? length : 0;
}

/// <summary>How much of a name a spelling leaves out, the most literal first.</summary>
internal enum Looseness
{
    Literal,
    WithoutArticle,
    WithoutBlanks,
    WithoutArticleAndBlanks,
}

/// <summary>One way to write a name. Two names agree where they have a spelling in common.</summary>
internal readonly record struct Spelling(string Text, Looseness Looseness);
