using System.Text;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens;

namespace MovieSimilarity.Tests.Training;

/// <summary>A folder with a data set, gone after the test. Unless changed it is one rating and one tag of one film.</summary>
internal sealed class DataFolder : IDisposable
{
    public const string MovieHeader = "movieId,title,genres\n";
    public const string RatingHeader = "userId,movieId,rating,timestamp\n";
    public const string TagHeader = "userId,movieId,tag,timestamp\n";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public DataFolder()
    {
        Write("movies.csv", MovieHeader + "1,Toy Story (1995),Animation|Comedy\n");
        Write("ratings.csv", RatingHeader + "1,1,4.0,964982703\n");
        Write("tags.csv", TagHeader + "1,1,pixar,1139045764\n");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("movielens").FullName;

    /// <summary>A folder whose movies.csv has these lines below its header.</summary>
    public static DataFolder WithMovies(string rows) => new DataFolder().Write("movies.csv", MovieHeader + rows);

    /// <summary>A folder whose ratings.csv has these lines below its header.</summary>
    public static DataFolder WithRatings(string rows) => new DataFolder().Write("ratings.csv", RatingHeader + rows);

    /// <summary>A folder whose tags.csv has these lines below its header.</summary>
    public static DataFolder WithTags(string rows) => new DataFolder().Write("tags.csv", TagHeader + rows);

    /// <summary>A folder without a file.</summary>
    public static DataFolder Empty()
    {
        var folder = new DataFolder();
        foreach (var file in Directory.GetFiles(folder.Path)) File.Delete(file);
        return folder;
    }

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    public DataFolder Write(string file, string text) => Write(file, Utf8.GetBytes(text));

    public DataFolder Write(string file, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(file), bytes);
        return this;
    }

    public MovieLensDataSet Read() => MovieLensReader.Read(Path);

    /// <summary>The message with which the folder is refused.</summary>
    public string Refusal() => Assert.Throws<DataFormatException>(Read).Message;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
