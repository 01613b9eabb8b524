using System.Runtime.InteropServices;
using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Training.Series;

/// <summary>All stems of a catalogue's names.</summary>
internal sealed class StemIndex
{
    /// <summary>No series has a longer name.</summary>
    private const int LongestAnywhere = 6;

    private readonly Dictionary<string, Stem> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _filmsOfWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Row, string Number)>> _aroundNumbers = new(StringComparer.Ordinal);
    private readonly HashSet<string>[] _names;

    public StemIndex(MovieCatalogue catalogue)
    {
        _names = new HashSet<string>[catalogue.Count];
        SeriesName[][] all = [.. catalogue.AsParallel().AsOrdered().Select(movie => SeriesName.Of(movie.Title).ToArray())];
        for (var row = 0; row < all.Length; row++)
        {
            _names[row] = [.. all[row].Select(name => Join(name.Words))];
            foreach (var name in all[row]) Add(row, name);
        }
        for (var row = 0; row < all.Length; row++)
        {
            foreach (var name in all[row]) AddAnywhere(row, name);
        }
    }

    /// <summary>All stems, in no order that means anything.</summary>
    public IEnumerable<Stem> Stems => _stems.Values;

    /// <summary>Films whose names are equal but for a number: <c>21 Jump Street</c>, <c>22 Jump Street</c>.</summary>
    public IEnumerable<KeyValuePair<string, List<(int Row, string Number)>>> AroundNumbers => _aroundNumbers;

    /// <summary>Whether two films go by the same name.</summary>
    public bool ShareName(int first, int second) => _names[first].Overlaps(_names[second]);

    /// <summary>How many films have a word in a name.</summary>
    public int FilmsOfWord(string word) => _filmsOfWord.TryGetValue(word, out var films) ? films.Count : 0;

    private void Add(int row, SeriesName name)
    {
        var stem = this[name.Stem];
        Add(name.HasNumber ? stem.Numbered : name.HasSubtitle ? stem.Subtitled : stem.Alone, row);
        if (name.StemOfLastNumber() is { } whole) Add(this[whole].Numbered, row);
        foreach (var inner in name.StemsInside()) Add(this[inner].NumberedInside, row);
        for (var i = 1; i < name.Stem.Count; i++)
        {
            Add(this[name.Stem[..i]].Beginning, row);
            if (name.IsMain && !name.IsCrossover) Add(this[name.Stem[i..]].End, row);
        }
        foreach (var owner in name.Owners()) this[owner].IsOwner = true;
        foreach (var word in name.Words) Add(Entry(_filmsOfWord, word), row);
        if (name.AroundNumber() is var (pattern, number)) Entry(_aroundNumbers, pattern).Add((row, number));
    }

    private void AddAnywhere(int row, SeriesName name)
    {
        var lookup = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
        var text = Join(name.Words).AsSpan();
        for (var start = 0; start < text.Length; start += Word(text[start..]))
        {
            if (start > 0 && name.IsCrossover) break;
            var end = start;
            for (var words = 0; words < LongestAnywhere && end < text.Length; words++)
            {
                end += Word(text[end..]);
                if (lookup.TryGetValue(text[start..end].TrimEnd(' '), out var stem) && stem.Numbered.Count + stem.Subtitled.Count + stem.Alone.Count > 0)
                    Add(stem.Anywhere, row);
            }
        }
    }

    /// <summary>The length of the first word and the blank behind it.</summary>
    private static int Word(ReadOnlySpan<char> text) => text.IndexOf(' ') is >= 0 and var blank ? blank + 1 : text.Length;

    private Stem this[List<string> words]
    {
        get
        {
            var text = Join(words);
            ref var stem = ref CollectionsMarshal.GetValueRefOrAddDefault(_stems, text, out _);
            return stem ??= new Stem(text);
        }
    }

    private static List<T> Entry<T>(Dictionary<string, List<T>> entries, string key) =>
        CollectionsMarshal.GetValueRefOrAddDefault(entries, key, out _) ??= [];

    /// <summary>Films are added in order, so the same one can only be the last.</summary>
    private static void Add(List<int> rows, int row)
    {
        if (rows.Count == 0 || rows[^1] != row) rows.Add(row);
    }

    private static string Join(List<string> words) => string.Join(' ', words);
}
