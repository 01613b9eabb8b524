using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Models;
using MovieSimilarity.Grains.Shards;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>Publications that fail half-way leave what is active as it was, and the next one works.</summary>
public sealed class StorageFailureTests(StoredSilos cluster) : IClassFixture<StoredSilos>
{
    private const int Partitions = 4;

    /// <summary>The step of a publication at which its state can no longer be stored.</summary>
    public enum Step
    {
        Stage,
        ThirdChunk,
        Complete,
        Activate,
    }

    private readonly SimilarityModel _active = TestModels.Random(rows: 60, seed: 1);

    [Theory]
    [InlineData(Step.Stage)]
    [InlineData(Step.ThirdChunk)]
    [InlineData(Step.Complete)]
    [InlineData(Step.Activate)]
    public async Task A_storage_that_refuses_to_write_stops_a_publication_and_nothing_else(Step step)
    {
        await cluster.PublishAsync(_active, Partitions, replicas: 2);
        var next = TestModels.Random(rows: 70, seed: 10 + (int)step);
        var chunks = 0;
        cluster.Storage.BeforeWrite = state =>
        {
            if (IsAt(step, state, next, ref chunks)) throw new IOException("The disk is full.");
        };
        try
        {
            var error = await Assert.ThrowsAsync<ModelStorageException>(() => cluster.PublishAsync(next, Partitions, replicas: 2));
            Assert.Equal("The cluster's storage failed; the log of the silos says why.", error.Message);
            await AssertIsActive(_active);
        }
        finally
        {
            cluster.Storage.BeforeWrite = _ => { };
        }
        await cluster.PublishAsync(next, Partitions, replicas: 2);
        await AssertIsActive(next);
    }

    [Fact]
    public async Task A_publication_that_is_cancelled_between_chunks_can_be_repeated()
    {
        await cluster.PublishAsync(_active, Partitions, replicas: 2);
        var next = TestModels.Random(rows: 80, seed: 2);
        using var cancellation = new CancellationTokenSource();
        var chunks = 0;
        cluster.Storage.BeforeWrite = state =>
        {
            if (state is ShardChunkState && ++chunks == 2) cancellation.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cluster.Publisher.PublishAsync(next, Partitions, 2, cancellation.Token));
        cluster.Storage.BeforeWrite = _ => { };
        Assert.InRange(chunks, 2, Partitions - 1);
        await AssertIsActive(_active);
        Assert.True((await cluster.Models.GetVersions()).All.Single(version => version.Manifest.Version == next.Version).IsStaged);

        await cluster.PublishAsync(next, Partitions, replicas: 2);
        await AssertIsActive(next);
    }

    [Fact]
    public async Task Damaged_rows_are_refused_by_their_checksum_and_mended_by_publishing_again()
    {
        await cluster.PublishAsync(_active, Partitions, replicas: 2);
        var next = TestModels.Random(rows: 90, seed: 3);
        var damaged = new PartitionKey(next.Version, 1, Partitions);
        var isDamaged = false;
        cluster.Storage.BeforeWrite = state =>
        {
            if (!isDamaged && state is ModelState { Versions: var versions } && versions.All.Any(version => version.Manifest.Version == next.Version && version.IsComplete))
            {
                cluster.Storage.Damage($"{damaged}/0");
                isDamaged = true;
            }
        };
        var error = await Assert.ThrowsAsync<PartitionLoadException>(() => cluster.PublishAsync(next, Partitions, replicas: 2));
        cluster.Storage.BeforeWrite = _ => { };
        Assert.Equal("The checksum of partition 1 does not match.", error.Message);
        await AssertIsActive(_active);

        await cluster.PublishAsync(next, Partitions, replicas: 2);
        await AssertIsActive(next);
    }

    private async Task AssertIsActive(SimilarityModel model)
    {
        Assert.Equal(model.Version, await cluster.ActiveVersionAsync());
        Assert.Equal(model.Version, cluster.Storage.Versions.Active!.Manifest.Version);
        await cluster.AssertAnswersAsync(model);
    }

    private static bool IsAt(Step step, object state, SimilarityModel model, ref int chunks) => (step, state) switch
    {
        (Step.ThirdChunk, ShardChunkState) => ++chunks == 3,
        (_, ModelState { Versions: var versions }) => versions.All.SingleOrDefault(version => version.Manifest.Version == model.Version) switch
        {
            null => false,
            { IsComplete: false } => step == Step.Stage,
            { IsActive: false } => step == Step.Complete,
            _ => step == Step.Activate,
        },
        _ => false,
    };
}
