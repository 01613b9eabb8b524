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

    /// <summary>All spellings of the whole name as it is, in order of looseness.</summary>
    public Spelling[] Spellings()
    {
        var withoutBlanks = WithoutBlanks();
        return
        [
            new Spelling(Key, Looseness.Literal),
            new Spelling(WithoutArticle, Looseness.WithoutArticle),
            new Spelling(withoutBlanks, Looseness.WithoutBlanks),
            new Spelling(WithoutArticleAndBlanks(withoutBlanks), Looseness.WithoutArticleAndBlanks),
        ];
    }

    /// <summary>One of <see cref="Spellings"/>.</summary>
    public Spelling SpellingAt(Looseness looseness) => new(
        looseness switch
        {
            Looseness.Literal => Key,
            Looseness.WithoutArticle => WithoutArticle,
            Looseness.WithoutBlanks => WithoutBlanks(),
            _ => WithoutArticleAndBlanks(WithoutBlanks()),
        },
        looseness);

    private string WithoutBlanks() => Key.Replace(" ", "", StringComparison.Ordinal);

    private string WithoutArticleAndBlanks(string withoutBlanks) => withoutBlanks[Key.AsSpan(0, ArticleLength).TrimEnd(' ').Length..];

    private static int AllowedArticle(string key, int length) => key.Length - length >= ShortestWithoutArticle ? length : 0;
}

/// <summary>How a spelling differs from a name, the most literal first.</summary>
internal enum Looseness
{
    /// <summary>The key as it is.</summary>
    Literal,

    /// <summary>Without the article in front.</summary>
    WithoutArticle,

    /// <summary>All words run together.</summary>
    WithoutBlanks,

    /// <summary>All words but the article run together.</summary>
    WithoutArticleAndBlanks,

    /// <summary>The folded words of the whole name; this and the following ones without article and blanks.</summary>
    Folded,

    /// <summary>The folded words before the first separator: <c>Borat</c>.</summary>
    Head,

    /// <summary>The first of the folded words, or all words behind a separator.</summary>
    Beginning,

    /// <summary>The whole name or its head, for a number 1 that was typed behind it and that first films of a series do not have.</summary>
    FirstOfSeries,

    /// <summary>The first words behind a separator.</summary>
    BeginningOfSubtitle,

    /// <summary>The initials of the name or of its head.</summary>
    Initials,
}

/// <summary>One way to write a name. Two names agree where they have a spelling in common.</summary>
internal readonly record struct Spelling(string Text, Looseness Looseness);
