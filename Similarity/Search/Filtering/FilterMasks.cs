namespace MovieSimilarity.Search.Filtering;

/// <summary>The masks of the filters that a shard met last, so that each is made once. Safe for concurrent use.</summary>
/// <param name="make">Makes the mask of a filter.</param>
internal sealed class FilterMasks(Func<MovieFilter, RowMask> make)
{
    /// <summary>Filters that are kept: with a million films a mask takes 125 kB.</summary>
    private const int MaxMasks = 32;

    private readonly Lock _lock = new();
    private readonly LinkedList<(MovieFilter Filter, RowMask Mask)> _recent = new();

    /// <summary>The rows that pass a filter.</summary>
    public RowMask Of(MovieFilter filter)
    {
        lock (_lock)
        {
            if (Find(filter) is { } known)
            {
                _recent.Remove(known);
                _recent.AddFirst(known);
                return known.Value.Mask;
            }
        }
        var mask = make(filter);
        lock (_lock)
        {
            if (Find(filter) is null) _recent.AddFirst((filter, mask));
            if (_recent.Count > MaxMasks) _recent.RemoveLast();
        }
        return mask;
    }

    private LinkedListNode<(MovieFilter Filter, RowMask Mask)>? Find(MovieFilter filter)
    {
        var hash = filter.GetHashCode();
        var node = _recent.First;
        while (node is not null && (node.Value.Filter.GetHashCode() != hash || !node.Value.Filter.Equals(filter))) node = node.Next;
        return node;
    }
}
