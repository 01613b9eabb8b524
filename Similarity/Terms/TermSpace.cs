using System.Collections.Immutable;
using System.Net;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using MovieSimilarity.Embeddings;

namespace MovieSimilarity.Terms;

/// <summary>
/// The space of the content embedding: the words of its vocabulary, each with its inverse document frequency and its vector. It embeds any text
/// as the films' texts were embedded.
/// </summary>
/// <remarks>
/// The content matrix A (films × words) is decomposed as A ≈ U·Σ·Vᵀ, and a film's embedding is its row of U·Σ. Since A·V = U·Σ, the embedding of a
/// document with TF-IDF weights a is a·V ("folding in": S. Deerwester et al., "Indexing by latent semantic analysis", JASIS 41, 1990). Immutable.
/// </remarks>
public sealed class TermSpace
{
    private readonly string[] _words;
    private readonly double[] _idf;
    private readonly ReadOnlyMemory<float> _vectors;

    /// <summary>Puts a space together.</summary>
    /// <param name="words">The vocabulary, lower case, strictly ascending in ordinal order.</param>
    /// <param name="idf">For each word ln((1 + n) / (1 + df)) + 1, with n documents of which df hold the word; above 0.</param>
    /// <param name="vectors">V, words × dimensions, row-major. It is not copied.</param>
    /// <param name="dimensions">Length of a vector, 1 or more.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, the words do not ascend, or a number is not finite.</exception>
    public TermSpace(string[] words, double[] idf, ReadOnlyMemory<float> vectors, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if (idf.Length != words.Length || vectors.Length != (long)words.Length * dimensions)
            throw new ArgumentException($"{idf.Length} frequencies and {vectors.Length} numbers do not fit {words.Length} words of {dimensions} dimensions.");
        for (var word = 0; word < words.Length; word++)
        {
            if (string.IsNullOrEmpty(words[word]) || (word > 0 && string.CompareOrdinal(words[word - 1], words[word]) >= 0))
                throw new ArgumentException($"The words of a vocabulary must ascend; word {word} does not.");
            if (idf[word] is not (> 0 and < double.PositiveInfinity)) throw new ArgumentException($"The frequency of word {word} is {idf[word]}; it must be above 0.");
        }
        if (!TensorPrimitives.IsFiniteAll(vectors.Span)) throw new ArgumentException("A vector of a word holds a NaN or an infinity.");
        (_words, _idf, _vectors, Dimensions) = (words, idf, vectors, dimensions);
    }

    /// <summary>The vocabulary, ascending in ordinal order.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>The inverse document frequency of each word.</summary>
    public ReadOnlySpan<double> Idf => _idf;

    /// <summary>V, words × dimensions, row-major.</summary>
    public ReadOnlyMemory<float> Vectors => _vectors;

    /// <summary>Length of a vector.</summary>
    public int Dimensions { get; }

    /// <summary>The vector of a word: its row of V.</summary>
    /// <param name="word">The word's place in <see cref="Words"/>.</param>
    public ReadOnlySpan<float> Vector(int word) => _vectors.Span.Slice(word * Dimensions, Dimensions);

    /// <summary>The place of a word in <see cref="Words"/>, or a negative number.</summary>
    public int Find(string word) => Array.BinarySearch(_words, word, StringComparer.Ordinal);

    /// <summary>The words of a text that are in the vocabulary, in their order.</summary>
    public int[] FindAll(string text) => [.. Tokenizer.Tokenize(text).Select(Find).Where(word => word >= 0)];

    /// <summary>The weights of a document: tf·idf, scaled to unit length.</summary>
    /// <param name="counts">Its words, each once, with how often it occurs.</param>
    /// <returns>A weight for each of them; empty for an empty document.</returns>
    public double[] Weigh(ReadOnlySpan<WordCount> counts)
    {
        var weights = new double[counts.Length];
        for (var i = 0; i < counts.Length; i++) weights[i] = counts[i].Count * _idf[counts[i].Word];
        if (weights.Length > 0) TensorPrimitives.Divide(weights, TensorPrimitives.Norm<double>(weights), weights);
        return weights;
    }

    /// <summary>The embedding of a document before normalisation, a·V; all zeros for an empty document.</summary>
    /// <param name="counts">Its words, each once, with how often it occurs.</param>
    public double[] Embed(ReadOnlySpan<WordCount> counts)
    {
        var (weights, embedding) = (Weigh(counts), new double[Dimensions]);
        for (var i = 0; i < weights.Length; i++)
        {
            var vector = Vector(counts[i].Word);
            for (var j = 0; j < embedding.Length; j++) embedding[j] += weights[i] * vector[j];
        }
        return embedding;
    }

    /// <summary>Embeds a document that is made of some texts; their order does not matter.</summary>
    /// <param name="texts">The texts, as people write them; a text that occurs twice counts twice.</param>
    public FoldedText FoldIn(IEnumerable<string> texts)
    {
        var (counts, unknown) = (new SortedDictionary<int, int>(), new List<string>());
        foreach (var token in texts.SelectMany(text => Tokenizer.Tokenize(WebUtility.HtmlDecode(text))))
        {
            if (Find(token) is var word and >= 0) counts[word] = counts.GetValueOrDefault(word) + 1;
            else unknown.Add(token);
        }
        var unit = new float[Dimensions];
        var length = UnitVector.Normalize(Embed([.. counts.Select(pair => new WordCount(pair.Key, pair.Value))]), unit);
        return new FoldedText(length > 0 ? ImmutableCollectionsMarshal.AsImmutableArray(unit) : null, [.. unknown.Distinct()]);
    }
}

/// <summary>A document in the content space.</summary>
/// <param name="Unit">Its embedding, scaled to unit length; null if it has no word of the vocabulary.</param>
/// <param name="Unknown">Its words that are not in the vocabulary, each once, in their order.</param>
public sealed record FoldedText(ImmutableArray<float>? Unit, ImmutableArray<string> Unknown);

/// <summary>A word of a document.</summary>
/// <param name="Word">Its place in <see cref="TermSpace.Words"/>.</param>
/// <param name="Count">How often it occurs, 1 or more.</param>
public readonly record struct WordCount(int Word, int Count);
