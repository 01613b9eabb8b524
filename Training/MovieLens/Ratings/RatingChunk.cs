using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MovieSimilarity.Training.MovieLens.Ratings;

/// <summary>Ratings that follow each other in a file, in 8 bytes each where users stand together as they usually do.</summary>
/// <remarks>
/// Film and stars share a number: the film's index, then six bits for tenths of a star. Stars that are no tenths and times
/// outside 32 bits stand in columns of their own, which exist where they are needed. Lines are known by counting.
/// </remarks>
internal sealed class RatingChunk
{
    /// <summary>Enough for 5.0 stars.</summary>
    private const int TenthsBits = 6;

    /// <summary>No rating has so few stars: look into the column of its own.</summary>
    private const int NoTenths = 0;

    private const int MaxTenths = 50;

    private static readonly float[] StarsOfTenths = [.. Enumerable.Range(0, MaxTenths + 1).Select(tenths => (float)(tenths / 10.0))];

    private readonly List<Run> _runs = [];
    private readonly List<(int Start, int Line)> _lines = [];
    private readonly uint[] _ratings;
    private readonly uint[] _times;
    private float[]? _stars;
    private long[]? _wideTimes;
    private int _user = -1;
    private int _nextLine = -1;
    private int _firstUnlistedLine;

    /// <param name="capacity">How many ratings it can hold.</param>
    public RatingChunk(int capacity)
    {
        Capacity = capacity;
        _ratings = GC.AllocateUninitializedArray<uint>(capacity);
        _times = GC.AllocateUninitializedArray<uint>(capacity);
    }

    public int Capacity { get; }

    public int Count { get; private set; }

    /// <summary>The newest time; 0 where there is no rating.</summary>
    public long Newest { get; private set; }

    /// <summary>Lines of the file before those that this chunk counts from.</summary>
    public int LinesBefore { get; set; }

    /// <summary>How many rows were left out since their film is not listed.</summary>
    public int Unlisted { get; private set; }

    /// <summary>The line of the first of them.</summary>
    public int FirstUnlistedLine => LinesBefore + _firstUnlistedLine;

    /// <summary>Ratings by one user that follow each other, in file order.</summary>
    public ReadOnlySpan<Run> Runs => CollectionsMarshal.AsSpan(_runs);

    /// <summary>How many ratings a run has.</summary>
    public int LengthOf(int run) => (run + 1 < _runs.Count ? _runs[run + 1].Start : Count) - _runs[run].Start;

    /// <summary>Writes films and stars of some ratings.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyTo(int start, Span<int> movieIndices, Span<float> stars)
    {
        var ratings = _ratings.AsSpan(start, movieIndices.Length);
        var starsOfTenths = StarsOfTenths.AsSpan();
        for (var i = 0; i < movieIndices.Length; i++)
        {
            var rating = ratings[i];
            var tenths = rating & ((1 << TenthsBits) - 1);
            movieIndices[i] = (int)(rating >> TenthsBits);
            stars[i] = tenths == NoTenths ? _stars![start + i] : starsOfTenths[(int)tenths];
        }
    }

    public long Time(int rating) => _wideTimes is null ? _times[rating] : _wideTimes[rating];

    /// <summary>The line of a rating, counted from 1.</summary>
    public int Line(int rating)
    {
        var (low, high) = (0, _lines.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _lines[middle].Start <= rating ? (middle, high) : (low, middle - 1);
        }
        return LinesBefore + _lines[low].Line + rating - _lines[low].Start;
    }

    /// <summary>Appends a rating that may be unusual.</summary>
    public void Add(int userId, int movieIndex, float stars, long time, int line)
    {
        var tenths = (int)Math.Round(stars * 10);
        if (StarsOfTenths[tenths] != stars)
        {
            tenths = NoTenths;
            (_stars ??= new float[Capacity])[Count] = stars;
        }
        if (_wideTimes is null && time > uint.MaxValue)
        {
            _wideTimes = new long[Capacity];
            for (var i = 0; i < Count; i++) _wideTimes[i] = _times[i];
        }
        AddUsual(userId, movieIndex, tenths, (uint)time, line);
        if (_wideTimes is null) return;
        _wideTimes[Count - 1] = time;
        Newest = Math.Max(Newest, time);
    }

    /// <summary>Appends a rating of whole tenths of a star, 0.5 to 5, at a time of 32 bits, unless a wider one came before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddUsual(int userId, int movieIndex, int tenths, uint time, int line)
    {
        var rating = Count++;
        _ratings[rating] = ((uint)movieIndex << TenthsBits) | (uint)tenths;
        _times[rating] = time;
        if (_wideTimes is not null) _wideTimes[rating] = time;
        if (time > Newest) Newest = time;
        if (userId != _user) _runs.Add(new Run(_user = userId, rating));
        if (line != _nextLine) _lines.Add((rating, line));
        _nextLine = line + 1;
    }

    /// <summary>Counts a row whose film is not listed.</summary>
    public void LeaveOutUnlisted(int line)
    {
        if (Unlisted++ == 0) _firstUnlistedLine = line;
    }

    /// <summary>Gives back what growing has left over.</summary>
    public void TrimExcess()
    {
        _runs.TrimExcess();
        _lines.TrimExcess();
    }

    /// <summary>The ratings of one user from a position on.</summary>
    internal readonly record struct Run(int UserId, int Start);
}
