namespace MovieSimilarity.Benchmarks.Training;

/// <summary>What to compare, and how often.</summary>
/// <param name="Data">Folder of the data set.</param>
/// <param name="Larger">Folder of a larger one, which only <c>trainer train</c> reads, or null.</param>
/// <param name="Repeats">How often to train and to read the ratings, 1 or more.</param>
/// <param name="PeerRepeats">How often the peers decompose, 1 or more.</param>
internal sealed record TrainingComparison(string Data, string? Larger, int Repeats, int PeerRepeats);
