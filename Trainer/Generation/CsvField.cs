namespace MovieSimilarity.Trainer.Generation;

/// <summary>Fields as MovieLens quotes them.</summary>
internal static class CsvField
{
    /// <summary>Quotation marks around a field with commas or quotation marks, and these doubled.</summary>
    public static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(',', '"') < 0 ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
