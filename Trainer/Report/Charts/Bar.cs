namespace MovieSimilarity.Trainer.Report.Charts;

/// <summary>A bar of a histogram.</summary>
/// <param name="From">Its left edge on the x axis.</param>
/// <param name="To">Its right edge.</param>
/// <param name="Height">What it counts.</param>
/// <param name="Name">What it stands for.</param>
internal sealed record Bar(double From, double To, double Height, string Name);
