namespace MovieSimilarity.Search;

/// <summary>The best neighbours seen so far, at most a fixed number, kept in ranking order.</summary>
/// <remarks>
/// Insertion into a sorted array: for the k of a ranked list (tens) it is faster than a heap, and the list is ready to
/// hand out. Memory: 32·k bytes, whatever the number of films offered.
/// </remarks>
internal sealed class TopNeighbours(int capacity)
{
    private readonly Neighbour[] _sorted = new Neighbour[capacity];
    private int _count;

    /// <summary>How many are kept at most.</summary>
    public int Capacity => _sorted.Length;

    /// <summary>The score that a film must at least reach to enter; −∞ while there is room.</summary>
    public double Threshold => _count < _sorted.Length ? double.NegativeInfinity : _sorted[^1].Score;

    /// <summary>Keeps the neighbour if it ranks among the best.</summary>
    public void Offer(in Neighbour candidate)
    {
        if (_count == _sorted.Length && (_count == 0 || candidate.CompareTo(_sorted[^1]) >= 0)) return;
        var position = ~Array.BinarySearch(_sorted, 0, _count, candidate);
        if (position < 0) return;
        var kept = Math.Min(_count, _sorted.Length - 1);
        _sorted.AsSpan(position, kept - position).CopyTo(_sorted.AsSpan(position + 1));
        _sorted[position] = candidate;
        _count = kept + 1;
    }

    /// <summary>The kept neighbours, best first. The instance must not be used afterwards.</summary>
    public Neighbour[] ToRankedArray() => _count == _sorted.Length ? _sorted : _sorted[.._count];
}
