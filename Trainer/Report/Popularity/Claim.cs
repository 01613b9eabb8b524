namespace MovieSimilarity.Trainer.Report.Popularity;

/// <summary>Something that is said of the rankings, and what this model has to say to it.</summary>
/// <param name="Statement">What is said.</param>
/// <param name="Verdict">Whether it holds.</param>
/// <param name="Test">How that was decided.</param>
/// <param name="Evidence">The figures.</param>
internal sealed record Claim(string Statement, Verdict Verdict, string Test, string Evidence);
