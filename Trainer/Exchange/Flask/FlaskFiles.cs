namespace MovieSimilarity.Trainer.Exchange.Flask;

/// <summary>Where the three files lie from which the original Flask app answers.</summary>
/// <param name="Ratings">The collaborative embeddings.</param>
/// <param name="Text">The content embeddings.</param>
/// <param name="Movies">The films.</param>
internal sealed record FlaskFiles(string Ratings, string Text, string Movies)
{
    /// <summary>Stands above the ids in the file of films, and may do so in the others.</summary>
    public const string IdColumn = "movieId";

    /// <summary>What pandas writes above an index without a name.</summary>
    public const string UnnamedColumn = "";

    /// <summary>What is known of each film besides its id.</summary>
    public static readonly string[] MovieColumns = ["title", "genres", "ratings_count", "avg_rating"];

    /// <summary>The files in a folder, by the names that the app knows.</summary>
    public static FlaskFiles In(string folder) => new(
        Path.Combine(folder, "svd_ratings_embeddings.csv"),
        Path.Combine(folder, "svd_text_embeddings.csv"),
        Path.Combine(folder, "movie_demographics.csv"));
}
