namespace MovieSimilarity.Training.MovieLens.Ratings;

/// <summary>Finds the position of an id in an ascending list: by a flat array where the ids are dense, else by a dictionary.</summary>
internal sealed class IdIndex
{
    /// <summary>A flat array of this size, 4 MB, is cheap whatever the number of ids.</summary>
    private const int AlwaysFlat = 1 << 20;

    /// <summary>A dictionary's entry takes about as much memory as this many elements of a flat array.</summary>
    private const int FlatElementsAnId = 8;

    private readonly int[] _positions = [];
    private readonly Dictionary<int, int> _sparse = [];

    /// <param name="ids">0 or greater, strictly ascending.</param>
    public IdIndex(IReadOnlyList<int> ids)
    {
        Ids = ids;
        var largest = ids.Count > 0 ? ids[^1] : 0;
        if (largest < AlwaysFlat || largest / FlatElementsAnId < ids.Count)
        {
            _positions = new int[largest + 1];
            for (var i = 0; i < ids.Count; i++) _positions[ids[i]] = i + 1;
        }
        else
        {
            _sparse = new Dictionary<int, int>(ids.Count);
            for (var i = 0; i < ids.Count; i++) _sparse.Add(ids[i], i + 1);
        }
    }

    /// <summary>The ids, ascending.</summary>
    public IReadOnlyList<int> Ids { get; }

    /// <summary>The position of an id among the ids, or -1.</summary>
    public int Find(int id) => (uint)id < (uint)_positions.Length ? _positions[id] - 1 : FindSparse(id);

    private int FindSparse(int id) => _sparse.GetValueOrDefault(id) - 1;
}
