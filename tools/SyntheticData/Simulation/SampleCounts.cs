namespace MovieSimilarity.SyntheticData.Simulation;

/// <summary>How much <see cref="SampleDataSet.Write"/> wrote.</summary>
/// <param name="Films">Lines of <c>movies.csv</c>.</param>
/// <param name="Viewers">Simulated viewers.</param>
/// <param name="Ratings">Lines of <c>ratings.csv</c>.</param>
/// <param name="Tags">Lines of <c>tags.csv</c>.</param>
public sealed record SampleCounts(int Films, int Viewers, int Ratings, int Tags);
