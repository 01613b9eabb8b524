namespace MovieSimilarity.Benchmarks.Search;

/// <summary>How lists differ from the exact ones, entry by entry.</summary>
/// <param name="Entries">Entries of all lists.</param>
/// <param name="Wrong">MovieSimilarity's of another film or another score, to the last bit.</param>
/// <param name="FaissOther">FAISS's of another film, ties among them.</param>
/// <param name="FaissFalse">FAISS's whose exact score is another, beyond what single precision may swap.</param>
/// <param name="NumpyOther">numpy's of another film.</param>
/// <param name="NumpyFalse">numpy's whose exact score is another.</param>
internal sealed record ListComparison(int Entries, int Wrong, int FaissOther, int FaissFalse, int NumpyOther, int NumpyFalse);
