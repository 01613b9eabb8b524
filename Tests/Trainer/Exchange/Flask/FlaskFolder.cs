using MovieSimilarity.Tests.Trainer.Commands;

namespace MovieSimilarity.Tests.Trainer.Exchange.Flask;

/// <summary>A folder with the Flask app's files, gone after the test.</summary>
internal sealed class FlaskFolder : IDisposable
{
    public const string Ratings = "svd_ratings_embeddings.csv";
    public const string Text = "svd_text_embeddings.csv";
    public const string Movies = "movie_demographics.csv";
    public const string MovieHeader = "movieId,title,genres,ratings_count,avg_rating\n";

    public string Path { get; } = Directory.CreateTempSubdirectory("flask").FullName;

    public string ModelPath => PathOf("imported.model");

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    public FlaskFolder Write(string file, string text)
    {
        File.WriteAllText(PathOf(file), text);
        return this;
    }

    /// <summary>Films 10, 20 and 30 with embeddings of two dimensions and of one.</summary>
    public FlaskFolder WriteThreeFilms() => Write(Ratings, ",0,1\n10,3.0,4.0\n20,0.0,0.0\n30,0.0,-2.5\n")
        .Write(Text, ",0\n10,1.0\n20,2e0\n30,-1\n")
        .Write(Movies, MovieHeader
            + "10,\"Heat, The (1995)\",Crime|Drama,3,3.5\n20,Babe (1995),(no genres listed),,\n30,Fargo,Comedy,2.0,5.0\n");

    public Task<CommandRun> ImportAsync(params string[] more) =>
        CommandRun.OfAsync(["import", "--from", Path, "--output", ModelPath, .. more]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
