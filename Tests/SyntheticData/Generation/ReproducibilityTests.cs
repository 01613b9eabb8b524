namespace MovieSimilarity.Tests.SyntheticData.Generation;

public sealed class ReproducibilityTests(SmallDataSet small) : IClassFixture<SmallDataSet>, IDisposable
{
    private readonly GeneratedData _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void The_same_seed_gives_the_same_bytes_however_many_users_are_simulated_at_a_time()
    {
        var one = _data.Write(GeneratedData.Small, name: "one", blocksAhead: 1);
        var many = _data.Write(GeneratedData.Small, name: "many", blocksAhead: 7);

        Assert.All(GeneratedData.Files, file => Assert.Equal(Bytes(one, file), Bytes(many, file)));
    }

    [Fact]
    public void Another_seed_gives_another_data_set_of_the_same_shape()
    {
        var other = _data.Write(GeneratedData.Small, seed: 2);

        Assert.All(GeneratedData.Files, file => Assert.NotEqual(Bytes(small.Folder, file), Bytes(other, file)));
    }

    [Fact]
    public void A_generated_data_set_is_replaced()
    {
        _data.Write(GeneratedData.Small, seed: 2);
        var replaced = _data.Write(GeneratedData.Small);

        Assert.All(GeneratedData.Files, file => Assert.Equal(Bytes(small.Folder, file), Bytes(replaced, file)));
    }

    [Fact]
    public void The_readme_says_that_nothing_is_real()
    {
        var readme = File.ReadAllText(Path.Combine(small.Folder, "README.txt"));

        Assert.StartsWith("SYNTHETIC DATA", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_end_alike_on_all_systems() =>
        Assert.All(GeneratedData.Files, file => Assert.DoesNotContain((byte)'\r', Bytes(small.Folder, file)));

    private static byte[] Bytes(string folder, string file) => File.ReadAllBytes(Path.Combine(folder, file));
}
