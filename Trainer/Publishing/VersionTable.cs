using System.Globalization;
using MovieSimilarity.Printing;

namespace MovieSimilarity.Trainer.Publishing;

/// <summary>Lists the models of a cluster.</summary>
internal static class VersionTable
{
    private static readonly string[] Head = ["", "version", "state", "movies", "partitions × replicas", "data set", "published (UTC)"];

    public static void Write(TextWriter output, IReadOnlyList<ModelVersionResponse> versions)
    {
        string[][] rows = [Head, .. versions.Select(version => Array.ConvertAll(Row(version), PrintableText.Line))];
        int[] widths = [.. Head.Select((_, column) => rows.Max(row => row[column].Length))];
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => cell.PadRight(widths[column]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    private static string[] Row(ModelVersionResponse model) =>
    [
        model.State == ModelVersionResponse.Active ? "*" : "",
        model.Version,
        model.State,
        model.Movies.ToString("N0", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{model.Partitions} × {model.Replicas}"),
        model.DataSet,
        model.Published.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
    ];
}
