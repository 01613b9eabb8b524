using System.Collections.Immutable;
using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Search.Filtering;

/// <summary>
/// What filters look at, row by row, in the order of a shard's films: 20 bytes a film. Immutable; a run of rows is a view.
/// </summary>
public sealed class RowAttributes
{
    /// <summary>Average ratings are compared as they are shown, with two decimals.</summary>
    private const double HundredthsPerStar = 100;

    private readonly ReadOnlyMemory<AttributeRow> _rows;

    /// <summary>Takes attributes as they are stored or sent.</summary>
    /// <param name="genreSets">The different sets of genres that films have.</param>
    /// <param name="rows">One for each film.</param>
    /// <exception cref="ArgumentException">A row states a set of genres that is not there.</exception>
    public RowAttributes(ImmutableArray<ImmutableArray<string>> genreSets, ReadOnlyMemory<AttributeRow> rows)
    {
        foreach (ref readonly var row in rows.Span)
        {
            if ((uint)row.GenreSet >= (uint)genreSets.Length)
                throw new ArgumentException($"A row has the genres number {row.GenreSet}; there are {genreSets.Length} different sets of genres.");
        }
        (GenreSets, _rows) = (genreSets, rows);
    }

    /// <summary>The different sets of genres that films have; <see cref="AttributeRow.GenreSet"/> is an index into it.</summary>
    public ImmutableArray<ImmutableArray<string>> GenreSets { get; }

    /// <summary>One for each film.</summary>
    public ReadOnlyMemory<AttributeRow> Rows => _rows;

    /// <summary>The attributes of a catalogue's films, in its order.</summary>
    public static RowAttributes Of(IReadOnlyCollection<Movie> movies)
    {
        var sets = new GenreSets();
        var rows = new AttributeRow[movies.Count];
        var next = 0;
        foreach (var movie in movies)
        {
            rows[next++] = new AttributeRow(
                sets.Add([.. movie.Genres]), movie.Year ?? 0, movie.RatingCount, (int)Math.Round(movie.AverageRating * HundredthsPerStar), movie.SeriesId);
        }
        return new RowAttributes(sets.ToImmutable(), rows);
    }

    /// <summary>The same attributes with only those sets of genres that these rows use.</summary>
    public RowAttributes Trim()
    {
        var sets = new GenreSets();
        var rows = _rows.ToArray();
        foreach (ref var row in rows.AsSpan()) row = row with { GenreSet = sets.Add(GenreSets[row.GenreSet]) };
        return new RowAttributes(sets.ToImmutable(), rows);
    }

    /// <summary>The series of a row's film, or 0.</summary>
    public int SeriesId(int row) => _rows.Span[row].SeriesId;

    /// <summary>A view of a run of rows; nothing is copied.</summary>
    public RowAttributes Slice(int firstRow, int rows) => new(GenreSets, _rows.Slice(firstRow, rows));

    /// <summary>The rows that pass a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="lookup">Finds the rows of films.</param>
    internal RowMask Select(MovieFilter filter, RowLookup lookup)
    {
        var mask = new RowMask(_rows.Length);
        if (filter.Only is { } only) AddRows(mask, filter, lookup.RowsOf(only.AsSpan()));
        else if (filter.HasConditions) AddRows(mask, filter);
        else mask.AddAll();
        foreach (var row in lookup.RowsOf(filter.Excluded.AsSpan())) mask.Remove(row);
        return mask;
    }

    private void AddRows(RowMask mask, MovieFilter filter)
    {
        var conditions = new Conditions(filter, GenreSets);
        for (var first = 0; first < _rows.Length; first += RowMask.WordBits)
        {
            var word = 0UL;
            var rows = _rows.Span[first..Math.Min(first + RowMask.WordBits, _rows.Length)];
            for (var i = 0; i < rows.Length; i++) word |= (conditions.AreMetBy(rows[i]) ? 1UL : 0) << i;
            mask.AddWord(first, word);
        }
    }

    private void AddRows(RowMask mask, MovieFilter filter, ReadOnlySpan<int> only)
    {
        var conditions = new Conditions(filter, GenreSets);
        var rows = _rows.Span;
        foreach (var row in only)
        {
            if (conditions.AreMetBy(rows[row])) mask.Add(row);
        }
    }

    /// <summary>A filter's conditions on genres, years and ratings, with those on genres answered for each set of genres beforehand.</summary>
    private readonly struct Conditions
    {
        private readonly bool[] _genresPass;
        private readonly int _yearFrom, _yearTo, _minRatings, _minHundredths;

        public Conditions(MovieFilter filter, ImmutableArray<ImmutableArray<string>> genreSets)
        {
            _genresPass = [.. genreSets.Select(genres => Passes(filter, genres))];
            var hasYear = filter.YearFrom is not null || filter.YearTo is not null;
            // The year of a film without one is 0.
            _yearFrom = hasYear ? Math.Max(1, filter.YearFrom ?? 1) : 0;
            _yearTo = filter.YearTo ?? int.MaxValue;
            _minRatings = filter.MinRatings;
            _minHundredths = (int)Math.Ceiling(Math.Round(filter.MinAverage * HundredthsPerStar, 6));
        }

        /// <summary>All are looked at: a processor that guesses which row fails what would guess wrong too often.</summary>
        public bool AreMetBy(in AttributeRow row) =>
            _genresPass[row.GenreSet]
            & row.Year >= _yearFrom
            & row.Year <= _yearTo
            & row.RatingCount >= _minRatings
            & row.AverageHundredths >= _minHundredths;

        private static bool Passes(MovieFilter filter, ImmutableArray<string> genres) =>
            (filter.AnyGenre.IsEmpty || filter.AnyGenre.Any(genre => genres.Contains(genre, StringComparer.Ordinal)))
            && filter.AllGenres.All(genre => genres.Contains(genre, StringComparer.Ordinal))
            && !filter.NoGenre.Any(genre => genres.Contains(genre, StringComparer.Ordinal));
    }
}

/// <summary>What filters look at in one film.</summary>
/// <param name="GenreSet">The film's genres: an index into <see cref="RowAttributes.GenreSets"/>.</param>
/// <param name="Year">Year of release; 0 where it is not known.</param>
/// <param name="RatingCount">How many ratings the film has, 0 or more.</param>
/// <param name="AverageHundredths">Their mean in hundredths of a star.</param>
/// <param name="SeriesId">The series that the film belongs to, or 0.</param>
public readonly record struct AttributeRow(int GenreSet, int Year, int RatingCount, int AverageHundredths, int SeriesId);

/// <summary>Collects different sets of genres and numbers them.</summary>
public sealed class GenreSets
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly ImmutableArray<ImmutableArray<string>>.Builder _sets = ImmutableArray.CreateBuilder<ImmutableArray<string>>();

    /// <summary>Adds a set, unless it is there already.</summary>
    /// <returns>The number of the set, from 0.</returns>
    public int Add(ImmutableArray<string> genres)
    {
        // No genre contains a line feed, since files have one film a line.
        var key = string.Join('\n', genres);
        if (_numbers.TryGetValue(key, out var number)) return number;
        _numbers.Add(key, number = _sets.Count);
        _sets.Add(genres);
        return number;
    }

    /// <summary>All sets, in the order of their numbers.</summary>
    public ImmutableArray<ImmutableArray<string>> ToImmutable() => _sets.ToImmutable();
}
