using MovieSimilarity.Memory;

namespace MovieSimilarity.Explanations;

/// <summary>
/// Who liked which films: of a number of viewers, those who rated a film with <see cref="LikedStars"/> stars or more. It counts how many
/// viewers liked two films, and how many would by chance. Immutable.
/// </summary>
/// <remarks>The viewers are all who count in the collaborative matrix, or a random sample of them where they gave very many ratings.</remarks>
public sealed class FilmLikes
{
    /// <summary>A viewer who gives a film as many stars, of five, liked it.</summary>
    public const double LikedStars = 4;

    /// <summary>For each film its viewers, ascending: the first, then the differences.</summary>
    private readonly PackedRows _rows;

    /// <summary>Wraps packed rows.</summary>
    /// <exception cref="ArgumentException">A row names a viewer who does not exist, or one twice, or the viewers are more than all.</exception>
    internal FilmLikes(int viewers, int allViewers, PackedRows rows)
    {
        if (viewers < 0 || viewers > allViewers) throw new ArgumentException($"{viewers} of {allViewers} viewers are kept.");
        (Viewers, AllViewers, _rows) = (viewers, allViewers, rows);
        for (var film = 0; film < rows.Count; film++) Require(film);
    }

    /// <summary>Puts likes together.</summary>
    /// <param name="viewers">How many viewers there are, 0 or more.</param>
    /// <param name="allViewers">How many they were chosen from.</param>
    /// <param name="films">For each film those who liked it, ascending from 0 to <paramref name="viewers"/> − 1, each once.</param>
    /// <exception cref="ArgumentException">A film has a viewer who does not exist, or one twice.</exception>
    public static FilmLikes Of(int viewers, int allViewers, IEnumerable<IReadOnlyList<int>> films) => new(viewers, allViewers, PackedRows.Of(films.Select(Pack)));

    /// <summary>Number of films.</summary>
    public int Films => _rows.Count;

    /// <summary>Number of viewers.</summary>
    public int Viewers { get; }

    /// <summary>The number of viewers that they were chosen from; the same where all were kept.</summary>
    public int AllViewers { get; }

    internal PackedRows Rows => _rows;

    /// <summary>The viewers who liked a film, ascending.</summary>
    /// <param name="film">The film's row in the model.</param>
    public int[] Of(int film)
    {
        var viewers = new List<int>();
        var reader = _rows[film];
        for (var viewer = 0; reader.TryRead(out var step);) viewers.Add(viewer += step);
        return [.. viewers];
    }

    /// <summary>How many viewers liked both of two films.</summary>
    /// <param name="viewers">Those who liked the one, ascending.</param>
    /// <param name="film">The other's row in the model.</param>
    /// <returns>How many liked both, and how many liked the other.</returns>
    public (int Both, int Other) CountBoth(ReadOnlySpan<int> viewers, int film)
    {
        var (both, other, viewer, place) = (0, 0, 0, 0);
        var reader = _rows[film];
        while (reader.TryRead(out var step))
        {
            viewer += step;
            other++;
            while (place < viewers.Length && viewers[place] < viewer) place++;
            if (place < viewers.Length && viewers[place] == viewer) both++;
        }
        return (both, other);
    }

    private static IEnumerable<int> Pack(IReadOnlyList<int> viewers) => viewers.Select((viewer, i) => i == 0 ? viewer : viewer - viewers[i - 1]);

    private void Require(int film)
    {
        var last = -1L;
        var reader = _rows[film];
        while (reader.TryRead(out var step))
        {
            var viewer = last < 0 ? step : last + step;
            if (viewer <= last || viewer >= Viewers) throw new ArgumentException($"A viewer who does not exist, or one twice, liked the film in row {film}.");
            last = viewer;
        }
    }
}
