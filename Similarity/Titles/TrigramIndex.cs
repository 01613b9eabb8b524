using System.Buffers;

namespace MovieSimilarity.Titles;

/// <summary>An inverted index from trigrams to the names that have them: one run of names for each, in ascending order.</summary>
internal sealed class TrigramIndex
{
    private readonly int[] _starts = new int[Trigrams.Values + 1];
    private readonly int[] _postings;
    private readonly int _nameCount;

    public TrigramIndex(NameTable names)
    {
        _nameCount = names.Count;
        ForEachPosting(names, (trigram, _) => _starts[trigram + 1]++);
        for (var i = 0; i < Trigrams.Values; i++) _starts[i + 1] += _starts[i];
        var postings = new int[_starts[^1]];
        var next = _starts.AsSpan(..^1).ToArray();
        ForEachPosting(names, (trigram, name) => postings[next[trigram]++] = name);
        _postings = postings;
    }

    /// <summary>
    /// The names that share most trigrams with a key, at most <paramref name="limit"/>; of those that share equally many,
    /// the first ones.
    /// </summary>
    public List<int> Candidates(ReadOnlySpan<char> key, int articleLength, int limit)
    {
        Span<ushort> trigrams = stackalloc ushort[Trigrams.MaximumCount];
        trigrams = trigrams[..Trigrams.Of(key, articleLength, trigrams)];
        var rented = ArrayPool<ushort>.Shared.Rent(_nameCount);
        try
        {
            var shared = rented.AsSpan(0, _nameCount);
            shared.Clear();
            foreach (var trigram in trigrams)
            {
                foreach (var name in _postings.AsSpan(_starts[trigram].._starts[trigram + 1])) shared[name]++;
            }
            return MostShared(shared, trigrams.Length, limit);
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(rented);
        }
    }

    private static List<int> MostShared(ReadOnlySpan<ushort> shared, int trigramCount, int limit)
    {
        Span<int> histogram = stackalloc int[Trigrams.MaximumCount + 1];
        foreach (var count in shared) histogram[count]++;
        var threshold = trigramCount;
        var above = 0;
        while (threshold > 1 && above + histogram[threshold] < limit) above += histogram[threshold--];
        var atThreshold = limit - above;
        var names = new List<int>();
        for (var name = 0; name < shared.Length; name++)
        {
            if (shared[name] > threshold || (shared[name] == threshold && atThreshold-- > 0)) names.Add(name);
        }
        return names;
    }

    private static void ForEachPosting(NameTable names, Action<int, int> visit)
    {
        Span<ushort> trigrams = stackalloc ushort[Trigrams.MaximumCount];
        for (var name = 0; name < names.Count; name++)
        {
            var count = Trigrams.Of(names[name], names.ArticleLength(name), trigrams);
            foreach (var trigram in trigrams[..count]) visit(trigram, name);
        }
    }
}
