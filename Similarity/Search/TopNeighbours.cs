namespace MovieSimilarity.Search;

/// <summary>The best neighbours seen so far, at most a fixed number, kept in ranking order.</summary>
/// <remarks>
/// Insertion into a sorted array: for the k of a ranked list (tens) it is faster than a heap, and the list is ready to
/// hand out. Memory: 32·k bytes, whatever the number of films offered.
/// </remarks>
/// <param name="capacity">How many are kept at most.</param>
/// <param name="onePerSeries">
/// Whether at most one film of a series is kept: the best one that was offered. A film that another of its series replaces can never
/// come back, so the kept films are at any time the best of those that were offered.
/// </param>
internal sealed class TopNeighbours(int capacity, bool onePerSeries)
{
    private readonly Neighbour[] _sorted = new Neighbour[capacity];
    private int _count;

    /// <summary>How many are kept at most.</summary>
    public int Capacity => _sorted.Length;

    /// <summary>The score that a film must at least have to enter; −∞ while there is room, ∞ where there never is any.</summary>
    public double Threshold =>
        _count < _sorted.Length ? double.NegativeInfinity : _sorted.Length == 0 ? double.PositiveInfinity : _sorted[^1].Score;

    /// <summary>Keeps the neighbour if it ranks among the best.</summary>
    public void Offer(in Neighbour candidate)
    {
        if (_count == _sorted.Length && (_count == 0 || candidate.CompareTo(_sorted[^1]) >= 0)) return;
        var position = ~Array.BinarySearch(_sorted, 0, _count, candidate);
        if (position < 0) return;
        if (onePerSeries && candidate.SeriesId != 0 && !TryMakeRoom(candidate.SeriesId, position)) return;
        var kept = Math.Min(_count, _sorted.Length - 1);
        _sorted.AsSpan(position, kept - position).CopyTo(_sorted.AsSpan(position + 1));
        _sorted[position] = candidate;
        _count = kept + 1;
    }

    /// <summary>The kept neighbours, best first. The instance must not be used afterwards.</summary>
    public Neighbour[] ToRankedArray() => _count == _sorted.Length ? _sorted : _sorted[.._count];

    /// <summary>Removes the film of a series that ranks at a position or behind it.</summary>
    /// <returns>False where a film of the series ranks before it.</returns>
    private bool TryMakeRoom(int seriesId, int position)
    {
        var same = Array.FindIndex(_sorted, 0, _count, neighbour => neighbour.SeriesId == seriesId);
        if (same < 0) return true;
        if (same < position) return false;
        _sorted.AsSpan(same + 1, _count - same - 1).CopyTo(_sorted.AsSpan(same));
        _count--;
        return true;
    }
}
