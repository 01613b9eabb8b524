namespace MovieSimilarity.Titles;

/// <summary>The films that may have a name of some spelling.</summary>
/// <remarks>
/// Keeps no spellings, only 8 bytes for each: its hash and its film, sorted by hash. A caller confirms a hit by spelling out the names
/// of that film again.
/// </remarks>
internal sealed class FilmsBySpelling
{
    private readonly int[] _hashes;
    private readonly int[] _films;

    private FilmsBySpelling(int[] hashes, int[] films)
    {
        (_hashes, _films) = (hashes, films);
        Array.Sort(_hashes, _films);
    }

    /// <summary>The films with a spelling of the same hash as the text.</summary>
    public ReadOnlySpan<int> WithHashOf(string text)
    {
        var hash = Hash(text);
        var found = Array.BinarySearch(_hashes, hash);
        if (found < 0) return [];
        var (start, end) = (found, found + 1);
        while (start > 0 && _hashes[start - 1] == hash) start--;
        while (end < _hashes.Length && _hashes[end] == hash) end++;
        return _films.AsSpan(start..end);
    }

    // Seeded anew in every process, so that nobody can type titles that all collide.
    private static int Hash(string text) => string.GetHashCode(text, StringComparison.Ordinal);

    /// <summary>Takes the spellings film by film.</summary>
    internal sealed class Builder
    {
        private readonly List<int> _hashes = [];
        private readonly List<int> _films = [];
        private int _film;
        private int _first;

        /// <summary>Begins a film, given by its number.</summary>
        public void Begin(int film) => (_film, _first) = (film, _hashes.Count);

        /// <summary>Adds a spelling of the film; the same one counts once.</summary>
        public void Add(string text)
        {
            var hash = Hash(text);
            if (_hashes.IndexOf(hash, _first) >= 0) return;
            _hashes.Add(hash);
            _films.Add(_film);
        }

        /// <summary>The films of all spellings.</summary>
        public FilmsBySpelling Build() => new([.. _hashes], [.. _films]);
    }
}
