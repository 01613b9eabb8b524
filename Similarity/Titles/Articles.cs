using System.Collections.Frozen;

namespace MovieSimilarity.Titles;

/// <summary>Articles, which MovieLens moves behind a comma (<c>Matrix, The</c>) and people leave out.</summary>
internal static class Articles
{
    private const char Apostrophe = '\'';

    /// <summary>Articles of the languages of MovieLens' titles; behind the last comma of a title nothing else reads so.</summary>
    private static readonly FrozenSet<string> Inverted = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "The", "A", "An",
        "Le", "La", "Les", "L'", "Un", "Une", "Des",
        "El", "Los", "Las", "Una", "Unos", "Unas", "Lo",
        "Der", "Die", "Das", "Den", "Dem", "Ein", "Eine",
        "Il", "Gli", "I", "Uno", "Un'",
        "De", "Het", "Een", "Det", "En", "Et", "Ett", "Da",
        "O", "Os", "As", "Um", "Uma", "Az");

    /// <summary>
    /// Articles that may be dropped from the front of a title. Fewer than may be inverted: in front of a title, "Die", "I",
    /// "O", "As" or "Den" is more often a word of another language.
    /// </summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Leading = FrozenSet.Create(
        StringComparer.Ordinal,
        "the", "a", "an",
        "le", "la", "les", "un", "une",
        "el", "los", "las", "una",
        "der", "das", "ein", "eine",
        "il", "gli", "uno", "het", "een", "um", "uma").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The title with an article behind its last comma in front, and that article with its blank; else as it is.</summary>
    public static (string Natural, string Article) ToNaturalOrder(string title)
    {
        var comma = title.LastIndexOf(',');
        if (comma <= 0) return (title, "");
        var article = title[(comma + 1)..].Trim().Replace('’', Apostrophe);
        if (!Inverted.Contains(article)) return (title, "");
        if (article[^1] != Apostrophe) article += ' ';
        return (article + title[..comma].Trim(), article);
    }

    /// <summary>Number of characters of the article in front of a key and of the blank behind it; 0 where there is none.</summary>
    public static int LeadingLength(ReadOnlySpan<char> key)
    {
        var blank = key.IndexOf(' ');
        return blank > 0 && Leading.Contains(key[..blank]) ? blank + 1 : 0;
    }
}
