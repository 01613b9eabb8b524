namespace MovieSimilarity.Training.MovieLens.Ratings;

/// <summary>The ratings of users that rated a film more than once, with what decides which rating counts.</summary>
internal sealed class RepeatedRatings
{
    private readonly UserLayout _layout;
    private readonly int[] _users;
    private readonly long[][] _times;
    private readonly int[][] _lines;

    /// <param name="layout">The users, and where their ratings are.</param>
    /// <param name="users">The positions of those that repeat themselves, ascending.</param>
    public RepeatedRatings(UserLayout layout, int[] users)
    {
        (_layout, _users) = (layout, users);
        _times = Array.ConvertAll(users, user => new long[Length(user)]);
        _lines = Array.ConvertAll(users, user => new int[Length(user)]);
    }

    /// <summary>How many ratings were left out.</summary>
    public int Count { get; private set; }

    /// <summary>The line of the first of them.</summary>
    public int FirstLine { get; private set; } = int.MaxValue;

    /// <summary>Collects time and line of their ratings, which stand there in file order.</summary>
    public void Gather(IReadOnlyList<RatingChunk> chunks)
    {
        for (var i = 0; i < chunks.Count; i++)
        {
            for (var run = 0; run < _layout.Targets[i].Length; run++)
            {
                var user = _layout.User(chunks[i], run);
                var repeater = Array.BinarySearch(_users, user);
                if (repeater >= 0) Gather(chunks[i], run, repeater, _layout.Targets[i][run] - _layout.Starts[user]);
            }
        }
    }

    /// <summary>Keeps one rating a user and film, sorted by film, and closes the gaps.</summary>
    /// <returns>The users' new offsets.</returns>
    public int[] LeaveOut(ref int[] movieIndices, ref float[] stars)
    {
        var starts = new int[_layout.Starts.Length];
        for (int user = 0, repeater = 0; user < starts.Length - 1; user++)
        {
            var (start, length) = (_layout.Starts[user], Length(user));
            if (repeater < _users.Length && _users[repeater] == user)
                length = LeaveOut(repeater++, movieIndices.AsSpan(start, length), stars.AsSpan(start, length));
            movieIndices.AsSpan(start, length).CopyTo(movieIndices.AsSpan(starts[user]));
            stars.AsSpan(start, length).CopyTo(stars.AsSpan(starts[user]));
            starts[user + 1] = starts[user] + length;
        }
        Array.Resize(ref movieIndices, starts[^1]);
        Array.Resize(ref stars, starts[^1]);
        return starts;
    }

    private int Length(int user) => _layout.Starts[user + 1] - _layout.Starts[user];

    private void Gather(RatingChunk chunk, int run, int repeater, int offset)
    {
        var start = chunk.Runs[run].Start;
        for (var i = 0; i < chunk.LengthOf(run); i++)
        {
            _times[repeater][offset + i] = chunk.Time(start + i);
            _lines[repeater][offset + i] = chunk.Line(start + i);
        }
    }

    private int LeaveOut(int repeater, Span<int> movieIndices, Span<float> stars)
    {
        var (movies, given, times) = (movieIndices.ToArray(), stars.ToArray(), _times[repeater]);
        var order = Enumerable.Range(0, movies.Length).ToArray();
        Array.Sort(order, (a, b) => (movies[a], times[a], a).CompareTo((movies[b], times[b], b)));
        var kept = 0;
        for (var i = 0; i < order.Length; i++)
        {
            if (i + 1 < order.Length && movies[order[i + 1]] == movies[order[i]])
            {
                Count++;
                FirstLine = Math.Min(FirstLine, _lines[repeater][order[i]]);
                continue;
            }
            (movieIndices[kept], stars[kept]) = (movies[order[i]], given[order[i]]);
            kept++;
        }
        return kept;
    }
}
