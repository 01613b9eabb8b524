using MovieSimilarity.Training.Files;

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

    /// <summary>The ids at IMDb and TMDB, which may stand behind <see cref="MovieColumns"/>.</summary>
    public static readonly string[] LinkColumns = ["imdb_id", "tmdb_id"];

    /// <summary>The files in a folder, by the names that the app knows.</summary>
    public static FlaskFiles In(string folder) => new(
        Path.Combine(folder, "svd_ratings_embeddings.csv"),
        Path.Combine(folder, "svd_text_embeddings.csv"),
        Path.Combine(folder, "movie_demographics.csv"));
}

/// <summary>The number of a film in the app's files: MovieLens' id, or the app's own, which counts from 0.</summary>
internal static class FilmId
{
    /// <summary>Raised by one, an id must still be a number of 32 bits.</summary>
    private const int Largest = int.MaxValue - 1;

    /// <exception cref="DataFormatException">The field is no such number.</exception>
    public static int Of(FieldRow row, int column) => row.WholeNumber(column, 0, Largest);
}

/// <summary>The first line of a file, which names its columns.</summary>
internal static class PandasHeader
{
    /// <exception cref="DataFormatException">There is no such file, or nothing in it.</exception>
    public static string[] Read(string path)
    {
        if (!File.Exists(path)) throw new DataFormatException($"There is no file '{path}'.");
        using var text = new StreamReader(path);
        return text.ReadLine()?.Split(',') ?? throw new DataFormatException($"{path} is empty; expected a header.");
    }
}
