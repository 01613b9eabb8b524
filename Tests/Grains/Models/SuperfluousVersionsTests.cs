using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Models;

namespace MovieSimilarity.Tests.Grains.Models;

/// <summary>Which versions are forgotten, and when.</summary>
public sealed class SuperfluousVersionsTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    private static readonly Publication Publication = new(Guid.NewGuid(), Bytes: 1000);

    private readonly ManualTime _time = new();
    private ModelVersions _versions = ModelVersions.None;

    [Fact]
    public void The_active_and_the_previous_version_are_kept_for_ever()
    {
        Activate("a");
        Activate("b");
        _time.Advance(TimeSpan.FromDays(1000));
        Assert.Empty(Superfluous());
    }

    [Fact]
    public void One_before_the_previous_goes_when_its_grace_is_over()
    {
        Activate("a");
        Activate("b");
        Activate("c");
        Assert.Empty(Superfluous());
        _time.Advance(Grace - TimeSpan.FromSeconds(1));
        Assert.Empty(Superfluous());
        _time.Advance(Instant);
        Assert.Equal(["a"], Superfluous());
    }

    [Fact]
    public void After_a_roll_back_it_is_the_version_rolled_back_from_that_is_kept()
    {
        Activate("a");
        Activate("b");
        Activate("a");
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(Superfluous());
        Activate("c");
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["b"], Superfluous());
    }

    [Fact]
    public void A_publication_that_never_ended_goes_after_an_hour()
    {
        Activate("a");
        _versions = _versions.Stage(Manifest("b"), Publication, Now).Stage(Manifest("c"), Publication, Now).Complete(Manifest("c"));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(Superfluous());
        _versions = _versions.Stage(Manifest("c"), Publication, Now);
        _time.Advance(Instant);
        Assert.Equal(["b"], Superfluous());
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(["b", "c"], Superfluous());
    }

    [Fact]
    public void Of_many_versions_two_are_left()
    {
        foreach (var name in "abcdefgh") Activate(name.ToString());
        _time.Advance(Grace + Grace);
        Assert.Equal(["a", "b", "c", "d", "e", "f"], Superfluous());
        _versions = _versions.Without(_versions.Superfluous(Now));
        Assert.Equal(["g", "h"], _versions.All.Select(version => version.Manifest.Version));
        Assert.Equal("h", _versions.Active!.Manifest.Version);
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    private IEnumerable<string> Superfluous() => _versions.Superfluous(Now).Select(version => version.Manifest.Version);

    /// <summary>A second passes with each.</summary>
    private void Activate(string version)
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        _versions = _versions.Stage(Manifest(version), Publication, Now).Complete(Manifest(version)).Activate(Manifest(version), Now);
    }

    private static ModelManifest Manifest(string version) => new(version, [new PartitionDescriptor(0, 1, 1, 3, 2, "checksum")], "{}", Replicas: 1);
}
