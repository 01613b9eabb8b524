namespace MovieSimilarity.Trainer.Console;

/// <summary>A stage of a run.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Outcome">What came out.</param>
internal sealed record StageTiming(string Name, double Seconds, string Outcome);
