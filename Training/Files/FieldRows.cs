using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.Files;

/// <summary>Goes through a file row by row.</summary>
public static class FieldRows
{
    /// <summary>So many rows take about a millisecond.</summary>
    private const int RowsPerReport = 1024;

    /// <summary>Passes every row to a reader that knows its columns.</summary>
    /// <exception cref="DataFormatException">Rows cannot be understood; the message names the first ten.</exception>
    public static void ForEach(FileLayout layout, IStage stage, Action<FieldRow> use, CancellationToken cancellationToken)
    {
        var problems = new ProblemList();
        using var file = File.OpenRead(layout.Source);
        if (file.Length > 0) stage.Expect(file.Length);
        using var rows = (layout.IsCsv ? CsvRows.Read(layout, file) : DatRows.Read(layout, file)).GetEnumerator();
        var more = true;
        void Next()
        {
            // A reader that has thrown is at its end.
            more = false;
            more = rows.MoveNext();
            if (more) use(rows.Current);
        }

        Action next = Next;
        for (var row = 1; more && !problems.IsFull; row++)
        {
            problems.Try(next);
            if (!more || row % RowsPerReport != 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            stage.Report(file.Position);
        }
        problems.ThrowIfAny();
    }
}
