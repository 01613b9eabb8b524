using System.Globalization;

namespace MovieSimilarity.WebFrontend.Pages.Views;

/// <summary>How close two films are, compared with pairs of films drawn at random.</summary>
/// <param name="Percentile">The percentage of random pairs that are less close, 0 to 100.</param>
public readonly record struct Closeness(double Percentile)
{
    /// <summary>Finer figures than this are not known: the quantiles of a model are those of a sample.</summary>
    private const double Highest = 99.9;

    /// <summary>From which percentile on which words hold: one pair in a thousand, in a hundred, in twenty, in five.</summary>
    private static readonly (double From, string Words)[] Steps = [(Highest, "Extremely close"), (99, "Very close"), (95, "Close"), (80, "Fairly close")];

    /// <summary>In two words.</summary>
    public string Words
    {
        get
        {
            foreach (var (from, words) in Steps)
            {
                if (Percentile >= from) return words;
            }
            return "Distant";
        }
    }

    /// <summary>In a sentence.</summary>
    public string Sentence => Percentile >= Highest
        ? "closer than 99.9 % of all pairs"
        : string.Create(CultureInfo.InvariantCulture, $"closer than {Math.Floor(Percentile * 10) / 10:0.#} % of all pairs");

    /// <summary>How many of five marks are full: one for each step and one for any.</summary>
    public int Marks
    {
        get
        {
            var percentile = Percentile;
            return 1 + Steps.Count(step => percentile >= step.From);
        }
    }
}
