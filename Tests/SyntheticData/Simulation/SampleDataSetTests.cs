using MovieSimilarity.SyntheticData.Simulation;

namespace MovieSimilarity.Tests.SyntheticData.Simulation;

public sealed class SampleDataSetTests(WrittenSample sample) : IClassFixture<WrittenSample>
{
    [Fact]
    public void The_default_seed_gives_the_committed_bytes() =>
        Assert.All(["movies.csv", "ratings.csv", "tags.csv"], name => Assert.True(IsAsCommitted(sample.Folder, name)));

    [Fact]
    public void Another_seed_gives_other_ratings_of_the_same_films()
    {
        var folder = Path.Combine(sample.Folder, "another");

        WrittenSample.Write(folder, SampleDataSet.DefaultSeed + 1);

        Assert.True(IsAsCommitted(folder, "movies.csv"));
        Assert.False(IsAsCommitted(folder, "ratings.csv"));
    }

    [Fact]
    public void The_counts_are_those_of_the_written_lines()
    {
        var counts = sample.Counts;

        Assert.Equal(counts.Films, LinesOf("movies.csv"));
        Assert.Equal(counts.Ratings, LinesOf("ratings.csv"));
        Assert.Equal(counts.Tags, LinesOf("tags.csv"));
        Assert.Equal(counts.Viewers, SampleFolder.Lines("ratings.csv").Select(line => line[0]).Distinct().Count());

        int LinesOf(string name) => File.ReadLines(Path.Combine(sample.Folder, name)).Count() - 1;
    }

    private static bool IsAsCommitted(string folder, string name) =>
        File.ReadAllBytes(Path.Combine(folder, name)).AsSpan().SequenceEqual(File.ReadAllBytes(SampleFolder.PathOf(name)));
}

/// <summary>The sample, written once for all tests of a class into a folder that was not there.</summary>
public sealed class WrittenSample : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("sample").FullName;

    public WrittenSample() => Counts = Write(Folder, SampleDataSet.DefaultSeed);

    public string Folder => Path.Combine(_root, "not", "there", "yet");

    internal SampleCounts Counts { get; }

    internal static SampleCounts Write(string folder, ulong seed) =>
        SampleDataSet.Write(SampleFolder.Films, folder, seed, TestContext.Current.CancellationToken);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
