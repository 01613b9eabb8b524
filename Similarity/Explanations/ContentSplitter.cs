using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using MovieSimilarity.Search;
using MovieSimilarity.Terms;

namespace MovieSimilarity.Explanations;

/// <summary>Computes content embeddings from the films' tags, so that a content score can be split over them. Safe to use from several threads.</summary>
/// <remarks>
/// A film's content embedding is a·V, with a its TF-IDF weights scaled to unit length. The term frequency is linear in the counts, so up to that
/// scale it is a sum over the film's tags: d = Σ_tags count · Σ_words idf·V_word. The scale cancels in the unit vector d / ‖d‖, which a model stores.
/// </remarks>
public sealed class ContentSplitter
{
    private readonly ContentTerms _content;

    /// <summary>‖d‖ of each film, or NaN while it is not known. Threads that compute the same length write equal numbers.</summary>
    private readonly double[] _lengths;

    /// <param name="content">The films' tags and the space of words.</param>
    public ContentSplitter(ContentTerms content)
    {
        (_content, _lengths) = (content, new double[content.Tags.Films]);
        Array.Fill(_lengths, double.NaN);
    }

    /// <summary>The content embedding of a film, of unit length; all zeros for a film without a word.</summary>
    /// <param name="film">The film's row in the model.</param>
    public double[] UnitVector(int film)
    {
        var vector = Sum(film);
        var length = TensorPrimitives.Norm<double>(vector);
        if (length > 0) TensorPrimitives.Divide(vector, length, vector);
        return vector;
    }

    /// <summary>Prepares to split the content scores of one query.</summary>
    /// <param name="seeds">The query's films, each by its row in the model, and what it counts in the query vector.</param>
    /// <param name="direction">The query's content direction, if it has one.</param>
    public ContentQuery Prepare(IReadOnlyList<(int Film, double Coefficient)> seeds, ContentDirection? direction = null)
    {
        var vector = new double[_content.Space.Dimensions];
        foreach (var (film, coefficient) in seeds) TensorPrimitives.MultiplyAdd(UnitVector(film), coefficient, vector, vector);
        direction?.AddTo(vector);
        var liked = seeds.Where(seed => seed.Coefficient > 0).SelectMany(seed => _content.Tags.Of(seed.Film)).Select(tag => tag.Tag).ToHashSet();
        return new ContentQuery(_content, this, vector, liked);
    }

    /// <summary>‖d‖, 0 for a film without a word.</summary>
    internal double Length(int film)
    {
        if (double.IsNaN(_lengths[film])) _lengths[film] = TensorPrimitives.Norm<double>(Sum(film));
        return _lengths[film];
    }

    /// <summary>d.</summary>
    private double[] Sum(int film)
    {
        var (space, sum) = (_content.Space, new double[_content.Space.Dimensions]);
        foreach (var (tag, count) in _content.Tags.Of(film))
        {
            foreach (var word in _content.WordsOf(tag)) Add(count * space.Idf[word], space.Vector(word), sum);
        }
        return sum;
    }

    private static void Add(double factor, ReadOnlySpan<float> vector, double[] sum)
    {
        for (var j = 0; j < sum.Length; j++) sum[j] += factor * vector[j];
    }
}

/// <summary>A query whose content scores can be split. For one thread at a time.</summary>
/// <remarks>
/// With q the content half of the query vector, Σ coefficient · seed's unit vector + the direction, the content score of a film is q·d / ‖d‖. It is a sum over the
/// film's tags: part(tag) = count · Σ_words idf·(V_word·q) / ‖d‖.
/// </remarks>
public sealed class ContentQuery
{
    private readonly ContentTerms _content;
    private readonly ContentSplitter _splitter;
    private readonly double[] _vector;
    private readonly HashSet<int> _likedTags;
    private readonly HashSet<int> _likedWords = [];

    /// <summary>For the tags that films had so far Σ_words idf·(V_word·q), and their overlap; films of one answer have many in common.</summary>
    private readonly Dictionary<int, (double Product, Overlap Overlap)> _tags = [];

    internal ContentQuery(ContentTerms content, ContentSplitter splitter, double[] vector, HashSet<int> likedTags)
    {
        (_content, _splitter, _vector, _likedTags) = (content, splitter, vector, likedTags);
        foreach (var tag in likedTags)
        {
            foreach (var word in content.WordsOf(tag)) _likedWords.Add(word);
        }
    }

    /// <summary>Splits a film's content score over its tags and genres. The parts add up to the score.</summary>
    /// <param name="film">The film's row in the model.</param>
    /// <returns>A part for each tag, ascending by tag; none for a film whose content embedding is a zero vector.</returns>
    public ContentPart[] Split(int film)
    {
        var length = _splitter.Length(film);
        if (length == 0) return [];
        var tags = _content.Tags.Of(film);
        var parts = new ContentPart[tags.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            var (tag, count) = tags[i];
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_tags, tag, out var isKnown);
            if (!isKnown) known = (ProductOf(tag), OverlapOf(tag));
            parts[i] = new ContentPart(tag, count * known.Product / length, known.Overlap);
        }
        return parts;
    }

    private Overlap OverlapOf(int tag)
    {
        if (_likedTags.Contains(tag)) return Overlap.Term;
        foreach (var word in _content.WordsOf(tag))
        {
            if (_likedWords.Contains(word)) return Overlap.Word;
        }
        return Overlap.None;
    }

    private double ProductOf(int tag)
    {
        var (space, product) = (_content.Space, 0.0);
        foreach (var word in _content.WordsOf(tag)) product += space.Idf[word] * Cosine.Dot(_vector, space.Vector(word));
        return product;
    }
}

/// <summary>What one tag or genre adds to a content score.</summary>
/// <param name="Tag">Its place in <see cref="FilmTags.Spellings"/>.</param>
/// <param name="Value">What it adds; below 0 where it separates the films.</param>
/// <param name="Overlap">What the liked films of the query have of it.</param>
public readonly record struct ContentPart(int Tag, double Value, Overlap Overlap);

/// <summary>What the liked films of a query have of a tag or genre.</summary>
public enum Overlap
{
    /// <summary>None of its words.</summary>
    None,

    /// <summary>At least one of its words, in another tag or genre.</summary>
    Word,

    /// <summary>At least one liked film has the tag or genre itself.</summary>
    Term,
}
