namespace MovieSimilarity.Trainer.Report.Charts;

/// <summary>A named run of distributions.</summary>
/// <param name="Style">Its colour: a class of the style sheet.</param>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Ranges">A distribution at each of the positions 1, 2, 3…</param>
internal sealed record RangeSeries(string Style, string Name, IReadOnlyList<Quantiles> Ranges);
