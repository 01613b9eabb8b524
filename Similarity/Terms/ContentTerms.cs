namespace MovieSimilarity.Terms;

/// <summary>The texts behind the content embedding, film by film, and the space in which they lie. Immutable.</summary>
/// <remarks>A film's document is all its tags and genres, each as often as it was said; so the film's weights follow from its tags.</remarks>
public sealed class ContentTerms
{
    private readonly Lazy<int[][]> _words;

    /// <param name="space">The space.</param>
    /// <param name="tags">The films' tags.</param>
    public ContentTerms(TermSpace space, FilmTags tags)
    {
        (Space, Tags) = (space, tags);
        _words = new Lazy<int[][]>(() => [.. tags.Spellings.Select(space.FindAll)]);
    }

    /// <summary>The vocabulary and its vectors.</summary>
    public TermSpace Space { get; }

    /// <summary>The films' tags.</summary>
    public FilmTags Tags { get; }

    /// <summary>The words of a tag that are in the vocabulary, in their order.</summary>
    /// <param name="tag">The tag's place in <see cref="FilmTags.Spellings"/>.</param>
    public ReadOnlySpan<int> WordsOf(int tag) => _words.Value[tag];

    /// <summary>The words of a film's document, ascending.</summary>
    /// <param name="tags">The film's tags.</param>
    public WordCount[] CountWords(IEnumerable<FilmTag> tags)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (var (tag, count) in tags)
        {
            foreach (var word in WordsOf(tag)) counts[word] = counts.GetValueOrDefault(word) + count;
        }
        return [.. counts.Select(pair => new WordCount(pair.Key, pair.Value))];
    }

    /// <summary>The embedding of a film before normalisation, a·V; all zeros for a film without a word.</summary>
    /// <param name="film">The film's row in the model.</param>
    public double[] Embed(int film) => Space.Embed(CountWords(Tags.Of(film)));
}
