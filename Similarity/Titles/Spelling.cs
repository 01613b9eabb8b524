namespace MovieSimilarity.Titles;

/// <summary>One way to write a name. Two names agree where they have a spelling in common.</summary>
internal readonly record struct Spelling(string Text, Looseness Looseness);
