namespace MovieSimilarity.Training.Files;

/// <summary>Counts the rows left out of each file, by reason.</summary>
internal sealed class DropLog
{
    private readonly Dictionary<(string File, string Reason), (int Count, int FirstLine)> _drops = [];

    public IReadOnlyList<DroppedRows> Rows =>
        [.. _drops.Select(drop => new DroppedRows(drop.Key.File, drop.Key.Reason, drop.Value.Count, drop.Value.FirstLine))];

    public void Add(string file, string reason, int line) => Add(file, reason, count: 1, line);

    public void Add(string file, string reason, int count, int firstLine)
    {
        var (countBefore, lineBefore) = _drops.GetValueOrDefault((file, reason), (0, firstLine));
        _drops[(file, reason)] = (countBefore + count, Math.Min(lineBefore, firstLine));
    }
}

/// <summary>Rows of one file that were read and left out, for one reason.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Reason">Why, as a phrase.</param>
/// <param name="Count">How many, 1 or more.</param>
/// <param name="FirstLine">The line of the first of them, counted from 1.</param>
public sealed record DroppedRows(string File, string Reason, int Count, int FirstLine);
