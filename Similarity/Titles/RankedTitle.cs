namespace MovieSimilarity.Titles;

/// <summary>A film in a ranking.</summary>
/// <param name="Film">Its number; better known films have lower ones.</param>
/// <param name="Closeness">How its best name answers to what was typed.</param>
/// <param name="Distance">Edits relative to the length of what was typed, and additions for looser answers; 0 is the same name.</param>
internal readonly record struct RankedTitle(int Film, Closeness Closeness, double Distance)
{
    /// <summary>Distances within a step are near ties, which popularity breaks: about one edit in a title of twenty letters.</summary>
    private const double Step = 0.05;

    /// <summary>The smaller distance first, then the better known film.</summary>
    public static IComparer<RankedTitle> ByDistance { get; } =
        Comparer<RankedTitle>.Create((a, b) => (a.Steps, a.Film).CompareTo((b.Steps, b.Film)));

    /// <summary>The better closeness first; merely close ones by distance; then the better known film.</summary>
    public static IComparer<RankedTitle> ByCloseness { get; } =
        Comparer<RankedTitle>.Create((a, b) => (a.Closeness, a.StepsIfClose, a.Film).CompareTo((b.Closeness, b.StepsIfClose, b.Film)));

    private int Steps => (int)(Distance / Step);

    private int StepsIfClose => Closeness == Closeness.Close ? Steps : 0;
}
