using System.Diagnostics.CodeAnalysis;

namespace MovieSimilarity.Search;

/// <summary>A film found near a seed, with its scores.</summary>
/// <param name="MovieId">The film's id.</param>
/// <param name="Score">What the search ranked by, −1 to 1 (to within float rounding of the stored vectors).</param>
/// <param name="CollaborativeScore">Cosine of the collaborative embeddings, −1 to 1; 0 where either is a zero vector.</param>
/// <param name="ContentScore">Cosine of the content embeddings, likewise.</param>
[SuppressMessage("Design", "CA1036", Justification = "A ranking order; < and > on neighbours would only confuse.")]
public readonly record struct Neighbour(int MovieId, double Score, double CollaborativeScore, double ContentScore) : IComparable<Neighbour>
{
    /// <summary>Ranking order: higher score first, then lower movie id. A total order over distinct films.</summary>
    public int CompareTo(Neighbour other)
    {
        var byScore = other.Score.CompareTo(Score);
        return byScore != 0 ? byScore : MovieId.CompareTo(other.MovieId);
    }
}
