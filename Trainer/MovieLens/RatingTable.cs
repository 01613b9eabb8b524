namespace MovieSimilarity.Trainer.MovieLens;

/// <summary>Ratings as columns: element i of every column belongs to rating i, in file order.</summary>
public sealed class RatingTable
{
    private readonly List<int> _userIds = [];
    private readonly List<int> _movieIds = [];
    private readonly List<float> _stars = [];
    private readonly List<long> _timestamps = [];
    private readonly List<int> _lines = [];

    /// <summary>Number of ratings.</summary>
    public int Count => _userIds.Count;

    /// <summary>Who rated.</summary>
    public IReadOnlyList<int> UserIds => _userIds;

    /// <summary>What was rated.</summary>
    public IReadOnlyList<int> MovieIds => _movieIds;

    /// <summary>The ratings, 0.5 to 5 stars.</summary>
    public IReadOnlyList<float> Stars => _stars;

    /// <summary>When, in seconds since 1970-01-01 UTC.</summary>
    public IReadOnlyList<long> Timestamps => _timestamps;

    /// <summary>Appends a rating that stands on a line of its file.</summary>
    public void Add(int userId, int movieId, float stars, long timestamp, int line)
    {
        _userIds.Add(userId);
        _movieIds.Add(movieId);
        _stars.Add(stars);
        _timestamps.Add(timestamp);
        _lines.Add(line);
    }

    /// <summary>
    /// The table with one rating a user and film: of several the newest, and of equally new ones the last written.
    /// </summary>
    /// <param name="onDropped">Told the line of each rating left out, in ascending order.</param>
    public RatingTable WithoutDuplicates(Action<int> onDropped)
    {
        var superseded = FindSuperseded();
        if (superseded.Count == 0) return this;
        var kept = new RatingTable();
        for (var i = 0; i < Count; i++)
        {
            if (superseded.Contains(i)) onDropped(_lines[i]);
            else kept.Add(_userIds[i], _movieIds[i], _stars[i], _timestamps[i], _lines[i]);
        }
        return kept;
    }

    private HashSet<int> FindSuperseded()
    {
        var keys = new ulong[Count];
        var order = new int[Count];
        for (var i = 0; i < keys.Length; i++) (keys[i], order[i]) = (((ulong)(uint)_userIds[i] << 32) | (uint)_movieIds[i], i);
        Array.Sort(keys, order);
        var superseded = new HashSet<int>();
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start]) end++;
            if (end - start > 1) KeepNewest(order.AsSpan(start, end - start), superseded);
            start = end;
        }
        return superseded;
    }

    private void KeepNewest(ReadOnlySpan<int> same, HashSet<int> superseded)
    {
        var newest = same[0];
        foreach (var i in same)
        {
            if ((_timestamps[i], i).CompareTo((_timestamps[newest], newest)) > 0) newest = i;
        }
        foreach (var i in same)
        {
            if (i != newest) superseded.Add(i);
        }
    }
}
