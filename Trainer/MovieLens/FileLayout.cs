namespace MovieSimilarity.Trainer.MovieLens;

/// <summary>What a file of a data set is called and which columns it must have.</summary>
internal sealed record FileLayout(string Path, string[] Columns)
{
    public static readonly string[] MovieColumns = ["movieId", "title", "genres"];
    public static readonly string[] RatingColumns = ["userId", "movieId", "rating", "timestamp"];
    public static readonly string[] TagColumns = ["userId", "movieId", "tag", "timestamp"];

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether fields are separated by commas; by <c>::</c> otherwise.</summary>
    public bool IsCsv { get; init; } = Path.EndsWith(".csv", StringComparison.Ordinal);

    public MovieLensFormatException Problem(int line, string what) => new($"{Path}, line {line}: {what}.");
}
