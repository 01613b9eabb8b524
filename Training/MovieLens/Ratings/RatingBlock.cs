using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Training.MovieLens.Ratings;

/// <summary>The rows that begin within one part of the file, read from its bytes.</summary>
/// <remarks>
/// Usual lines are read in place. Any other line is taken apart at its commas and left to <see cref="FieldRow"/>, which is
/// what the strict reader does with a line that has no quotation mark. Where that may not hold the block is unsure.
/// </remarks>
internal sealed class RatingBlock
{
    private readonly List<(int Line, string Text)> _problems = [];
    private readonly FileLayout _layout;
    private readonly IdIndex _movies;

    /// <param name="layout">The file.</param>
    /// <param name="movies">The listed films.</param>
    /// <param name="buffer">The text from the block's first row on, then <see cref="RatingLine.Padding"/> zeros.</param>
    /// <param name="end">Rows that begin before this position belong to the block.</param>
    /// <param name="endsFile">Whether the file ends with the text.</param>
    public RatingBlock(FileLayout layout, IdIndex movies, ReadOnlySpan<byte> buffer, int end, bool endsFile)
    {
        (_layout, _movies) = (layout, movies);
        Chunk = new RatingChunk(buffer.Count((byte)'\n') + 1);
        Read(buffer, end, endsFile);
        Chunk.TrimExcess();
    }

    public RatingChunk Chunk { get; }

    /// <summary>How many lines were read.</summary>
    public int Lines { get; private set; }

    /// <summary>Whether the strict reader is needed: there is a quotation mark, a lone CR, invalid UTF-8 or an endless line.</summary>
    public bool IsUnsure { get; private set; }

    /// <summary>The first of the rows that could not be understood, for messages that need the number of their line.</summary>
    /// <param name="linesBefore">Lines of the file before the block.</param>
    public IEnumerable<FieldRow> Problems(int linesBefore) => _problems.Select(problem => Row(linesBefore + problem.Line, problem.Text));

    // Compiled at once: a file is read before the runtime would find out that this is worth it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Read(ReadOnlySpan<byte> buffer, int end, bool endsFile)
    {
        for (var position = 0; position < end && !IsUnsure;)
        {
            Lines++;
            if (RatingLine.TryRead(buffer, ref position, out var usual)) Add(usual);
            else position += ReadUnusual(buffer[position..^RatingLine.Padding], endsFile);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(RatingLine line)
    {
        var movieIndex = _movies.Find(line.MovieId);
        if (movieIndex >= 0) Chunk.AddUsual(line.UserId, movieIndex, line.Tenths, line.Time, Lines);
        else Chunk.LeaveOutUnlisted(Lines);
    }

    /// <returns>The length of the line with its end.</returns>
    private int ReadUnusual(ReadOnlySpan<byte> text, bool endsFile)
    {
        var end = text.IndexOf((byte)'\n');
        if (end < 0 && !endsFile) IsUnsure = true;
        var line = end < 0 ? text : end > 0 && text[end - 1] == '\r' ? text[..(end - 1)] : text[..end];
        if (line.ContainsAny((byte)'"', (byte)'\r') || !Utf8.IsValid(line)) IsUnsure = true;
        if (!IsUnsure && line.Length > 0) Take(Encoding.UTF8.GetString(line));
        return end < 0 ? text.Length : end + 1;
    }

    private void Take(string text)
    {
        if (_problems.Count == ProblemList.MaxProblems) return;
        try
        {
            var rating = RatingRow.Of(Row(Lines, text), RatingScale.Stars);
            var movieIndex = _movies.Find(rating.MovieId);
            if (movieIndex >= 0) Chunk.Add(rating.UserId, movieIndex, rating.Stars, rating.Timestamp, Lines);
            else Chunk.LeaveOutUnlisted(Lines);
        }
        catch (DataFormatException)
        {
            _problems.Add((Lines, text));
        }
    }

    private FieldRow Row(int line, string text) => new(_layout, line, text.Split(','));
}
