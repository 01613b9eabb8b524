using MovieSimilarity.SyntheticData.Simulation;

namespace MovieSimilarity.Tests.SyntheticData.Simulation;

public sealed class SampleDataSetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sample").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_default_seed_gives_the_committed_bytes()
    {
        Write(_folder);

        Assert.All(["movies.csv", "ratings.csv", "tags.csv"], name => Assert.True(IsAsCommitted(name)));
    }

    [Fact]
    public void Another_seed_gives_other_ratings_of_the_same_films()
    {
        Write(_folder, SampleDataSet.DefaultSeed + 1);

        Assert.True(IsAsCommitted("movies.csv"));
        Assert.False(IsAsCommitted("ratings.csv"));
    }

    [Fact]
    public void The_counts_are_those_of_the_written_lines()
    {
        var output = Path.Combine(_folder, "not", "there", "yet");

        var counts = Write(output);

        Assert.Equal(counts.Films, LinesOf("movies.csv"));
        Assert.Equal(counts.Ratings, LinesOf("ratings.csv"));
        Assert.Equal(counts.Tags, LinesOf("tags.csv"));
        Assert.Equal(counts.Viewers, SampleFolder.Lines("ratings.csv").Select(line => line[0]).Distinct().Count());

        int LinesOf(string name) => File.ReadLines(Path.Combine(output, name)).Count() - 1;
    }

    private static SampleCounts Write(string folder, ulong seed = SampleDataSet.DefaultSeed) =>
        SampleDataSet.Write(SampleFolder.Films, folder, seed, TestContext.Current.CancellationToken);

    private bool IsAsCommitted(string name) =>
        File.ReadAllBytes(Path.Combine(_folder, name)).AsSpan().SequenceEqual(File.ReadAllBytes(SampleFolder.PathOf(name)));
}
