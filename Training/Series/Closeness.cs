using MovieSimilarity.Embeddings;
using MovieSimilarity.Search;

namespace MovieSimilarity.Training.Series;

/// <summary>How close films are: the mean of their collaborative and their content cosine, the score of a search.</summary>
/// <param name="embeddings">The films, row by row.</param>
internal sealed class Closeness(FusedEmbeddings embeddings)
{
    private readonly double[] _row = new double[embeddings.Dimensions];
    private int _widened = -1;

    /// <summary>The closeness of two films, −1 to 1.</summary>
    public double Of(int first, int second)
    {
        if (_widened != first)
        {
            var values = embeddings.Row(first);
            for (var i = 0; i < values.Length; i++) _row[i] = values[i];
            _widened = first;
        }
        return Cosine.Dot(_row, embeddings.Row(second)) / 2;
    }
}
