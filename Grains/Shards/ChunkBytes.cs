using System.Text;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;

namespace MovieSimilarity.Grains.Shards;

/// <summary>How many bytes a model takes in the chunks in which it travels and is stored.</summary>
internal static class ChunkBytes
{
    /// <summary>A film's numbers, and the tags and lengths around its fields, at the most.</summary>
    private const int FilmBytes = 48;

    /// <summary>Tag and length of a genre.</summary>
    private const int GenreBytes = 4;

    /// <summary>All chunks of a model together, in bytes: a few per cent more than they come to, never less.</summary>
    public static long Of(SimilarityModel model) =>
        (long)model.Shard.Count * model.Shard.Embeddings.Dimensions * sizeof(float) + model.Catalogue.Sum(Of);

    private static long Of(Movie movie) =>
        FilmBytes + Encoding.UTF8.GetByteCount(movie.Title) + movie.Genres.Sum(genre => GenreBytes + Encoding.UTF8.GetByteCount(genre));
}
