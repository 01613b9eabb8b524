using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Trainer.Report;

/// <summary>
/// Models whose embeddings favour films by their popularity: every film is a common direction and one of its own, the shorter
/// the latter, the nearer is the film to all others. Film i has i ratings and the id i.
/// </summary>
internal static class PopularFilms
{
    public const int Count = 60;

    /// <summary>One embedding favours films that were often rated, the other those that were seldom rated.</summary>
    public static SimilarityModel Create(bool collaborativeFavoursPopular)
    {
        const int half = Count + 1;
        var values = new float[Count * 2 * half];
        for (var row = 0; row < Count; row++)
        {
            var unit = values.AsSpan(row * 2 * half, 2 * half);
            Fill(unit[..half], row, collaborativeFavoursPopular ? Count - row : row + 1);
            Fill(unit[half..], row, collaborativeFavoursPopular ? row + 1 : Count - row);
        }
        var norms = new float[2 * Count];
        Array.Fill(norms, 1);
        return new SimilarityModel(
            new MovieCatalogue(Enumerable.Range(1, Count).Select(i => new Movie(i, $"Film {i} (2000)", 2000, ["Drama"], i, 3))),
            new FusedEmbeddings(values, half, half), norms, TestModels.Provenance(Count));
    }

    private static void Fill(Span<float> unit, int row, int own)
    {
        var vector = new double[unit.Length];
        (vector[0], vector[row + 1]) = (1, 0.1 * own);
        UnitVector.Normalize(vector, unit);
    }
}
