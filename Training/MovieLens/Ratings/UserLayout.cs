namespace MovieSimilarity.Training.MovieLens.Ratings;

/// <summary>Where ratings go when those of each user are put together: a counting sort, which keeps the file's order.</summary>
internal sealed class UserLayout
{
    private readonly IdIndex _users;

    public UserLayout(IReadOnlyList<RatingChunk> chunks)
    {
        UserIds = Distinct(chunks);
        _users = new IdIndex(UserIds);
        Starts = new int[UserIds.Length + 1];
        foreach (var chunk in chunks)
        {
            for (var run = 0; run < chunk.Runs.Length; run++) Starts[User(chunk, run) + 1] += chunk.LengthOf(run);
        }
        for (var user = 0; user < UserIds.Length; user++) Starts[user + 1] += Starts[user];
        var next = Starts[..^1];
        Targets = [.. chunks.Select(chunk => Place(chunk, next))];
    }

    /// <summary>The users, ascending.</summary>
    public int[] UserIds { get; }

    /// <summary>Users + 1 offsets into the ratings put together.</summary>
    public int[] Starts { get; }

    /// <summary>For each chunk and each run of it, where it goes.</summary>
    public int[][] Targets { get; }

    /// <summary>The position of a run's user.</summary>
    public int User(RatingChunk chunk, int run) => _users.Find(chunk.Runs[run].UserId);

    private int[] Place(RatingChunk chunk, int[] next)
    {
        var targets = new int[chunk.Runs.Length];
        for (var run = 0; run < targets.Length; run++)
        {
            var user = User(chunk, run);
            targets[run] = next[user];
            next[user] += chunk.LengthOf(run);
        }
        return targets;
    }

    private static int[] Distinct(IReadOnlyList<RatingChunk> chunks)
    {
        var ids = new int[chunks.Sum(chunk => chunk.Runs.Length)];
        var (count, ascending) = (0, true);
        foreach (var chunk in chunks)
        {
            foreach (var run in chunk.Runs)
            {
                // A user whose ratings go on in the next chunk begins a second run there.
                if (count > 0 && run.UserId == ids[count - 1]) continue;
                ascending &= count == 0 || run.UserId > ids[count - 1];
                ids[count++] = run.UserId;
            }
        }
        Array.Resize(ref ids, count);
        if (ascending) return ids;
        Array.Sort(ids);
        count = 1;
        for (var i = 1; i < ids.Length; i++)
        {
            if (ids[i] != ids[count - 1]) ids[count++] = ids[i];
        }
        Array.Resize(ref ids, count);
        return ids;
    }
}
