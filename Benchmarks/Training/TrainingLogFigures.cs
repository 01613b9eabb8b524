namespace MovieSimilarity.Benchmarks.Training;

/// <summary>What a training log says that is compared.</summary>
/// <param name="Stages">The run's stages.</param>
/// <param name="PeakMemoryBytes">Most physical memory that the program held, or null where the system does not tell.</param>
internal sealed record TrainingLogFigures(IReadOnlyList<StageFigures> Stages, long? PeakMemoryBytes);
