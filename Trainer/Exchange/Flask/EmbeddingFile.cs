using System.Globalization;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Exchange.Flask;

/// <summary>A file of embeddings as pandas writes a frame: film ids as index, then a column for each dimension, numbered from 0.</summary>
internal static class EmbeddingFile
{
    /// <summary>No embedding comes near it, and no sum of squares below it overflows.</summary>
    private const double LargestValue = 1e30;

    /// <exception cref="DataFormatException">The file is missing or malformed; the message says where.</exception>
    public static EmbeddingTable Read(string path, IStage stage, CancellationToken cancellationToken)
    {
        var layout = new FileLayout(path, PandasHeader.Read(path)) { IsCsv = true };
        var dimensions = layout.Columns.Length - 1;
        if (dimensions == 0 || !IsHeader(layout.Columns))
        {
            var found = FieldRow.Shorten(string.Join(',', layout.Columns), string.Join(',', ExpectedHeader(layout.Columns)));
            throw layout.Problem(1, $"expected the header '{FlaskFiles.IdColumn},0,1,2,…' or ',0,1,2,…', found '{found}'");
        }
        if (dimensions > FusedEmbeddings.MaxDimensions)
            throw layout.Problem(1, $"expected at most {FusedEmbeddings.MaxDimensions} dimensions, found {dimensions}");
        var rows = new Dictionary<int, double[]>();
        FieldRows.ForEach(layout, stage, row =>
        {
            row.RequireColumns();
            var id = FilmId.Of(row, 0);
            if (!rows.TryAdd(id, ReadValues(row, dimensions))) throw row.Unexpected(0, "an id not yet used");
        }, cancellationToken);
        return rows.Count > 0
            ? new EmbeddingTable(path, dimensions, rows)
            : throw new DataFormatException($"{path} holds no embedding; expected a row for each film.");
    }

    private static bool IsHeader(string[] columns) => columns.SequenceEqual(ExpectedHeader(columns));

    private static IEnumerable<string> ExpectedHeader(string[] columns) => Enumerable.Range(0, columns.Length - 1)
        .Select(number => number.ToString(CultureInfo.InvariantCulture))
        .Prepend(columns[0] == FlaskFiles.IdColumn ? FlaskFiles.IdColumn : FlaskFiles.UnnamedColumn);

    private static double[] ReadValues(FieldRow row, int dimensions)
    {
        var values = new double[dimensions];
        for (var j = 0; j < dimensions; j++) values[j] = row.Real(j + 1, LargestValue);
        return values;
    }
}

/// <summary>Embeddings by film id.</summary>
/// <param name="Path">The file they come from.</param>
/// <param name="Dimensions">The length of each.</param>
/// <param name="Rows">The embeddings as written, not normalised.</param>
internal sealed record EmbeddingTable(string Path, int Dimensions, IReadOnlyDictionary<int, double[]> Rows);
