using MovieSimilarity.SyntheticData.Generation;
using MovieSimilarity.Tests.Similarity.Models;
using MovieSimilarity.Tests.Training.Progress;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Tests.SyntheticData.Generation;

/// <summary>A folder for generated data sets, gone after the test.</summary>
internal sealed class GeneratedData : IDisposable
{
    public static readonly string[] Files = ["README.txt", "movies.csv", "ratings.csv", "tags.csv"];

    public static readonly DataSetShape Small = new(Users: 700, Movies: 400, RatedMovies: 380, Ratings: 40_000, Tags: 3_000);

    private readonly TemporaryFolder _folder = new();

    public CapturingLog Log { get; } = new();

    public string this[string name] => _folder[name];

    /// <summary>Generates into a folder of that name, and tells its path.</summary>
    public string Write(DataSetShape shape, ulong seed = 1, string name = "made", int? blocksAhead = null)
    {
        DataSetGenerator.Write(shape, seed, _folder[name], Log, blocksAhead, TestContext.Current.CancellationToken);
        return _folder[name];
    }

    /// <summary>Generates until somebody cancels.</summary>
    public void WriteCancelled(string name, IProgressLog log, CancellationToken cancellationToken) =>
        Assert.ThrowsAny<OperationCanceledException>(
            () => DataSetGenerator.Write(Small, seed: 2, _folder[name], log, blocksAhead: 1, cancellationToken));

    /// <summary>The columns of a file's rows, those below the header; not for quoted fields.</summary>
    public static string[][] Rows(string folder, string file) =>
        [.. File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(','))];

    public void Dispose() => _folder.Dispose();
}

/// <summary>The small data set of the first seed, generated once for all tests of a class, which only read it.</summary>
public sealed class SmallDataSet : IDisposable
{
    private readonly GeneratedData _data = new();

    public SmallDataSet() => Folder = _data.Write(GeneratedData.Small);

    public string Folder { get; }

    public void Dispose() => _data.Dispose();
}
