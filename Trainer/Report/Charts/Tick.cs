namespace MovieSimilarity.Trainer.Report.Charts;

/// <summary>A mark on an axis.</summary>
internal readonly record struct Tick(double Value, string Text);
