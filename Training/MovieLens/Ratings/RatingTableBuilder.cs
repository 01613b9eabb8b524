using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Training.MovieLens.Ratings;

/// <summary>
/// Puts ratings together user by user. Of several ratings of one film by one user the newest counts, and of equally new ones
/// the last written.
/// </summary>
/// <remarks>The result follows from the file alone, whatever the number of threads.</remarks>
/// <param name="movies">The listed films.</param>
internal sealed class RatingTableBuilder(IdIndex movies)
{
    /// <summary>Ratings that are added one by one share chunks of this many.</summary>
    private const int ChunkCapacity = 1 << 16;

    private const int UsersPerTask = 1024;

    private readonly List<RatingChunk> _chunks = [];

    /// <summary>Appends a rating, or counts it as left out where its film is not listed.</summary>
    public void Add(RatingRow rating, int line)
    {
        if (_chunks is not [.., { } chunk] || chunk.Count == chunk.Capacity) _chunks.Add(chunk = new RatingChunk(ChunkCapacity));
        var movieIndex = movies.Find(rating.MovieId);
        if (movieIndex < 0) chunk.LeaveOutUnlisted(line);
        else chunk.Add(rating.UserId, movieIndex, rating.Stars, rating.Timestamp, line);
    }

    /// <summary>Appends chunks in the order of the file.</summary>
    public void Add(IEnumerable<RatingChunk> chunks) => _chunks.AddRange(chunks);

    /// <summary>Builds the table and forgets the ratings.</summary>
    /// <param name="file">The file's name, for the drops.</param>
    /// <param name="drops">Counts the rows that are left out.</param>
    /// <param name="cancellationToken">Stops the sorting.</param>
    /// <exception cref="DataFormatException">There are more ratings than an array can hold.</exception>
    public RatingTable Build(string file, DropLog drops, CancellationToken cancellationToken = default)
    {
        var count = _chunks.Sum(chunk => (long)chunk.Count);
        if (count > Array.MaxLength)
            throw new DataFormatException($"{file} holds {count} ratings; expected no more than {Array.MaxLength}.");
        if (_chunks.Where(chunk => chunk.Unlisted > 0).ToArray() is [var first, ..] unlisted)
            drops.Add(file, "of films that are not listed", unlisted.Sum(chunk => chunk.Unlisted), first.FirstUnlistedLine);

        var options = new ParallelOptions { CancellationToken = cancellationToken };
        var layout = new UserLayout(_chunks);
        var movieIndices = GC.AllocateUninitializedArray<int>((int)count);
        var stars = GC.AllocateUninitializedArray<float>((int)count);
        Parallel.For(0, _chunks.Count, options, chunk => Expand(_chunks[chunk], layout.Targets[chunk], movieIndices, stars));
        var starts = layout.Starts;
        var repeaters = SortUsers(starts, movieIndices, stars, options);
        if (repeaters.Length > 0)
        {
            var repeats = new RepeatedRatings(layout, repeaters);
            repeats.Gather(_chunks);
            starts = repeats.LeaveOut(ref movieIndices, ref stars);
            drops.Add(file, "replaced by a newer rating of the same film by the same user", repeats.Count, repeats.FirstLine);
        }
        var newest = _chunks.Select(chunk => chunk.Newest).DefaultIfEmpty().Max();
        _chunks.Clear();
        return new RatingTable(layout.UserIds, starts, movieIndices, stars, newest);
    }

    private static void Expand(RatingChunk chunk, int[] targets, int[] movieIndices, float[] stars)
    {
        for (var run = 0; run < targets.Length; run++)
        {
            var length = chunk.LengthOf(run);
            chunk.CopyTo(chunk.Runs[run].Start, movieIndices.AsSpan(targets[run], length), stars.AsSpan(targets[run], length));
        }
    }

    /// <summary>Sorts the ratings of each user by film, except those of the users that rated a film more than once.</summary>
    /// <returns>The positions of those users, ascending.</returns>
    private static int[] SortUsers(int[] starts, int[] movieIndices, float[] stars, ParallelOptions options)
    {
        var repeaters = new ConcurrentBag<int>();
        var users = starts.Length - 1;
        Parallel.For(0, (users + UsersPerTask - 1) / UsersPerTask, options, task =>
        {
            for (var user = task * UsersPerTask; user < Math.Min(users, (task + 1) * UsersPerTask); user++)
            {
                var (start, length) = (starts[user], starts[user + 1] - starts[user]);
                if (!TrySort(movieIndices.AsSpan(start, length), stars.AsSpan(start, length))) repeaters.Add(user);
            }
        });
        return [.. repeaters.Order()];
    }

    private static bool TrySort(Span<int> movieIndices, Span<float> stars)
    {
        if (IsAscending(movieIndices)) return true;
        var sorted = movieIndices.ToArray();
        var sortedStars = stars.ToArray();
        Array.Sort(sorted, sortedStars);
        if (!IsAscending(sorted)) return false;
        sorted.CopyTo(movieIndices);
        sortedStars.CopyTo(stars);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsAscending(ReadOnlySpan<int> values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] <= values[i - 1]) return false;
        }
        return true;
    }
}
