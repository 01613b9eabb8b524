namespace MovieSimilarity.Search;

/// <summary>
/// How a score is put together: w·collaborative + (1 − w)·content, w a whole number of hundredths from 0 to 1. The default value is
/// <see cref="Ensemble"/>.
/// </summary>
public readonly record struct Scoring
{
    private const int Whole = 100, Half = Whole / 2;

    /// <summary>Above ½, so that the default value is a half.</summary>
    private readonly sbyte _hundredthsAboveHalf;

    private Scoring(int hundredths) => _hundredthsAboveHalf = (sbyte)(hundredths - Half);

    /// <summary>The mean of the collaborative and the content cosine.</summary>
    public static Scoring Ensemble => new(Half);

    /// <summary>The cosine of the collaborative embeddings alone.</summary>
    public static Scoring Collaborative => new(Whole);

    /// <summary>The cosine of the content embeddings alone.</summary>
    public static Scoring Content => new(0);

    /// <summary>The three that have names: ensemble, collaborative and content.</summary>
    public static IReadOnlyList<Scoring> Named { get; } = [Ensemble, Collaborative, Content];

    /// <summary>w in hundredths, 0 to 100.</summary>
    public int Hundredths => Half + _hundredthsAboveHalf;

    /// <summary>w: what the collaborative cosine counts, 0 to 1.</summary>
    public double CollaborativeWeight => (double)Hundredths / Whole;

    /// <summary>1 − w: what the content cosine counts, 0 to 1.</summary>
    public double ContentWeight => (double)(Whole - Hundredths) / Whole;

    /// <summary>The scoring with a weight.</summary>
    /// <param name="hundredths">w in hundredths, 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is below 0 or above 1.</exception>
    public static Scoring OfHundredths(int hundredths)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hundredths, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hundredths, Whole);
        return new Scoring(hundredths);
    }

    /// <summary>The name, or w where it has none.</summary>
    public override string ToString() => Hundredths switch
    {
        Half => "ensemble",
        Whole => "collaborative",
        0 => "content",
        _ => CollaborativeWeight.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
