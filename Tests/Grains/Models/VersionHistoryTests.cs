using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Models;

namespace MovieSimilarity.Tests.Grains.Models;

/// <summary>The steps in the life of a model version.</summary>
public sealed class VersionHistoryTests
{
    private static readonly ModelManifest A = Manifest("a");
    private static readonly ModelManifest B = Manifest("b");

    private static readonly Publication Publication = new(Guid.NewGuid(), Bytes: 1000);

    private readonly ManualTime _time = new();

    private DateTimeOffset Now => _time.GetUtcNow();

    [Fact]
    public void A_staged_version_answers_nothing_yet()
    {
        var versions = ModelVersions.None.Stage(A, Publication, Now);
        var version = Assert.Single(versions.All);
        Assert.Equal((true, false, false, Now), (version.IsStaged, version.IsComplete, version.IsActive, version.Published));
        Assert.Null(versions.Active);
        Assert.Equal(1, versions.Revision);
    }

    [Fact]
    public void Versions_take_each_others_place_and_only_one_is_active()
    {
        var versions = Activated(ModelVersions.None, A);
        _time.Advance(TimeSpan.FromMinutes(1));
        versions = Activated(versions, B);
        Assert.Equal(B, versions.Active!.Manifest);
        Assert.Single(versions.All, version => version.IsActive);
        var previous = versions.Find(A)!;
        Assert.Equal((false, false, true, Now), (previous.IsActive, previous.IsStaged, previous.IsComplete, previous.Replaced));
    }

    [Fact]
    public void The_previous_version_can_be_activated_again()
    {
        var versions = Activated(Activated(ModelVersions.None, A), B);
        _time.Advance(TimeSpan.FromMinutes(1));
        versions = versions.Activate(A, Now);
        Assert.Equal(A, versions.Active!.Manifest);
        Assert.Equal(Now, versions.Find(A)!.Activated);
        Assert.Equal(Now, versions.Find(B)!.Replaced);
    }

    [Fact]
    public void A_version_is_complete_before_it_can_be_activated()
    {
        var versions = ModelVersions.None.Stage(A, Publication, Now);
        var error = Assert.Throws<ModelVersionUnknownException>(() => versions.Activate(A, Now));
        Assert.Equal("Model a has not been handed over completely.", error.Message);
    }

    [Fact]
    public void A_version_that_was_never_staged_is_unknown()
    {
        var versions = Activated(ModelVersions.None, A);
        foreach (var unknown in new[] { B, Manifest("a", partitions: 3) })
        {
            Assert.Null(versions.Find(unknown));
            Assert.Throws<ModelVersionUnknownException>(() => versions.Complete(unknown));
            var error = Assert.Throws<ModelVersionUnknownException>(() => versions.Activate(unknown, Now));
            Assert.Equal($"The cluster does not hold model {unknown.Version}.", error.Message);
        }
    }

    [Fact]
    public void Steps_repeated_change_nothing()
    {
        var staged = ModelVersions.None.Stage(A, Publication, Now);
        Assert.Same(staged, staged.Stage(A, Publication, Now));
        var complete = staged.Complete(A);
        Assert.Same(complete, complete.Complete(A));
        var active = complete.Activate(A, Now);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Same(active, active.Activate(A, Now));
        Assert.Same(active, active.Stage(A, Publication, Now));
    }

    [Fact]
    public void Each_change_makes_the_revision_grow_by_one_but_an_activation_that_replaces_by_more()
    {
        var versions = ModelVersions.None;
        foreach (var step in new Func<ModelVersions, ModelVersions>[]
        {
            v => v.Stage(A, Publication, Now), v => v.Complete(A), v => v.Activate(A, Now), v => v.Stage(B, Publication, Now), v => v.Complete(B), v => v.Activate(B, Now),
            v => v.Without([v.Find(A)!]),
        })
        {
            var next = step(versions);
            Assert.True(next.Revision > versions.Revision);
            versions = next;
        }
    }

    [Fact]
    public void Staging_the_active_version_again_leaves_it_active_with_the_replicas_now_wanted()
    {
        var versions = Activated(ModelVersions.None, A).Stage(A with { Replicas = 3 }, Publication, Now);
        Assert.Equal(3, versions.Active!.Manifest.Replicas);
        Assert.Single(versions.All);
    }

    [Fact]
    public void The_same_version_in_other_partitions_is_another_entry()
    {
        var recut = Manifest("a", partitions: 3);
        var versions = Activated(Activated(ModelVersions.None, A), recut);
        Assert.Equal([A, recut], versions.All.Select(version => version.Manifest));
        Assert.Equal(recut, versions.Active!.Manifest);
    }

    [Fact]
    public void A_publication_begun_anew_counts_from_then()
    {
        var versions = ModelVersions.None.Stage(A, Publication, Now);
        _time.Advance(TimeSpan.FromMinutes(50));
        versions = versions.Stage(A, Publication, Now);
        Assert.Equal(Now, versions.Find(A)!.Published);
    }

    [Fact]
    public void A_version_can_be_removed_that_is_previous_or_staged_in_all_the_ways_it_is_cut()
    {
        var recut = Manifest("a", partitions: 3);
        var versions = Activated(Activated(ModelVersions.None, A), B).Stage(recut, Publication, Now);
        Assert.Equal([A, recut], versions.Removable("a").Select(version => version.Manifest));
    }

    [Fact]
    public void A_version_that_is_active_or_unknown_cannot_be_removed()
    {
        var versions = Activated(Activated(ModelVersions.None, A), Manifest("a", partitions: 3));
        Assert.Throws<ModelVersionActiveException>(() => versions.Removable("a"));
        Assert.Throws<ModelVersionUnknownException>(() => versions.Removable("b"));
    }

    [Fact]
    public void Room_is_promised_to_publications_that_have_not_stored_all_yet()
    {
        var versions = Activated(ModelVersions.None, A).Stage(B, Publication, Now);
        Assert.Equal(Publication.Bytes, versions.BytesPromised());
        Assert.Equal(0, versions.Complete(B).BytesPromised());
    }

    [Fact]
    public void Staging_the_active_version_again_gives_no_publication_the_right_to_discard_it()
    {
        var versions = Activated(ModelVersions.None, A).Stage(A, new Publication(Guid.NewGuid(), Bytes: 1), Now);
        Assert.Equal(Publication, versions.Active!.Publication);
        Assert.False(versions.Active.IsStaged);
    }

    private ModelVersions Activated(ModelVersions versions, ModelManifest manifest) =>
        versions.Stage(manifest, Publication, Now).Complete(manifest).Activate(manifest, Now);

    private static ModelManifest Manifest(string version, int partitions = 2) => new(
        version, [.. Enumerable.Range(0, partitions).Select(index => new PartitionDescriptor(index, index, 1, 3, 2, "checksum"))], "{}", Replicas: 1);
}
