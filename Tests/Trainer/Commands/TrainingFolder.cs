using System.Globalization;
using MovieSimilarity.Tests.Training;

namespace MovieSimilarity.Tests.Trainer.Commands;

/// <summary>A data set of 14 films that 9 users rated, and a place beside it to write models to; gone after the test.</summary>
internal sealed class TrainingFolder : IDisposable
{
    private static readonly string[] Genres = ["Action|Crime", "Comedy", "Drama|Romance", "Sci-Fi|Thriller", "(no genres listed)"];

    public TrainingFolder()
    {
        Data = new DataFolder()
            .Write("movies.csv", DataFolder.MovieHeader + Lines(1, 15, id => $"{id},Film {id} ({1980 + id}),{Genres[id % 5]}"))
            .Write("ratings.csv", DataFolder.RatingHeader
                + string.Concat(Enumerable.Range(1, 8).Select(user => Lines(1, 14, film => $"{user},{film},{Stars(user, film)},{1000 * user + film}")))
                + "9,1,5,1\n9,1,3,2\n9,99,3,2\n")
            .Write("tags.csv", DataFolder.TagHeader + Lines(1, 15, film => $"1,{film},tag{film % 4} good,{film}") + "1,98,lost,1\n");
        Models = Directory.CreateTempSubdirectory("models").FullName;
    }

    public DataFolder Data { get; }

    public string Models { get; }

    /// <summary>The files beside the model.</summary>
    public IEnumerable<string?> Written => Directory.GetFileSystemEntries(Models).Select(Path.GetFileName).Order();

    public string ModelPath(string name = "test.model") => Path.Combine(Models, name);

    /// <summary>Trains into <see cref="ModelPath"/>; later options follow the first ones.</summary>
    public Task<CommandRun> TrainAsync(params string[] more) => CommandRun.OfAsync(
        ["train", "--data", Data.Path, "--output", ModelPath(), .. more]);

    public void Dispose()
    {
        Data.Dispose();
        Directory.Delete(Models, recursive: true);
    }

    private static string Lines(int first, int count, Func<int, string> line) =>
        string.Concat(Enumerable.Range(first, count).Select(i => line(i) + "\n"));

    private static string Stars(int user, int film) =>
        (0.5 + (user * film + film * film) % 10 * 0.5).ToString(CultureInfo.InvariantCulture);
}
