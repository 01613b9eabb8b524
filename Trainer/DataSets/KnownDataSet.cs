namespace MovieSimilarity.Trainer.DataSets;

/// <summary>A data set that GroupLens publishes.</summary>
/// <param name="Name">Its name, which is also that of its archive without <c>.zip</c>.</param>
/// <param name="Description">Its ratings and the size of its archive, roughly.</param>
public sealed record KnownDataSet(string Name, string Description);
