namespace MovieSimilarity.Trainer.Report.Charts;

/// <summary>A named run of points.</summary>
/// <param name="Style">Its colour and dash: a class of the style sheet.</param>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Points">Its points, left to right.</param>
internal sealed record Series(string Style, string Name, IReadOnlyList<(double X, double Y)> Points);
