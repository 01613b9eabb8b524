using MovieSimilarity.FileSystem;
using MovieSimilarity.Models;
using MovieSimilarity.Tests.Trainer.Commands;
using MovieSimilarity.Trainer.Exchange.Neighbours;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Tests.Trainer.Exchange.Neighbours;

/// <summary>A place for a model and its tables, gone after the test.</summary>
internal sealed class TableFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("neighbours").FullName;

    public string ModelPath => this["test.model"];

    /// <summary>The files in it.</summary>
    public IEnumerable<string?> Files =>
        Directory.GetFileSystemEntries(Path).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal);

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public static NeighbourTableOptions Options(string format) => new() { Format = Enum.Parse<TableFormat>(format, ignoreCase: true) };

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Writes a table of its format's name, and gives its path.</summary>
    public Task<string> WriteAsync(SimilarityModel model, NeighbourTableOptions options) =>
        WriteCancellableAsync(model, options, new SilentProgressLog().Begin("neighbours"), TestContext.Current.CancellationToken);

    /// <summary>The same for a table that somebody may cancel.</summary>
    public async Task<string> WriteCancellableAsync(
        SimilarityModel model, NeighbourTableOptions options, IStage stage, CancellationToken cancellationToken)
    {
        var path = this[$"table.{options.Format}"];
        await NeighbourTable.WriteAsync(model, OutputFile.At(path, "table"), options, stage, cancellationToken);
        return path;
    }

    /// <summary>Calls the verb with the model in <see cref="ModelPath"/>, which is made at first.</summary>
    public Task<CommandRun> RunAsync(params string[] more)
    {
        if (!File.Exists(ModelPath)) ModelFile.Write(ModelPath, TestModels.Random(rows: 30, seed: 1));
        return CommandRun.OfAsync(["neighbours", ModelPath, .. more]);
    }

    /// <summary>Every film's list as the library finds it.</summary>
    public static TableRow[] Expected(SimilarityModel model, NeighbourTableOptions options) => [.. model.Catalogue.SelectMany(movie =>
        model.FindSimilar(movie.Id, options.Count, options.Scoring).Select((near, i) => new TableRow(
            movie.Id, i + 1, near, Title(model, movie.Id, options), Title(model, near.MovieId, options))))];

    private static string? Title(SimilarityModel model, int movieId, NeighbourTableOptions options) =>
        options.Titles && model.Catalogue.TryGet(movieId, out var movie) ? movie.Title : null;
}
