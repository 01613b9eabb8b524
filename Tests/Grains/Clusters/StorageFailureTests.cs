using MovieSimilarity.Grains.Catalogues;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Grains.Models;
using MovieSimilarity.Grains.Shards;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>Publications that fail half-way leave what is active as it was, and the next one works.</summary>
[Collection(SiloClusters.Name)]
public sealed class StorageFailureTests(StoredSilos cluster) : IClassFixture<StoredSilos>
{
    private const int Partitions = 4;

    /// <summary>The step of a publication at which its state can no longer be stored.</summary>
    public enum Step
    {
        Stage,
        ThirdChunk,
        Catalogue,
        Complete,
        Activate,
    }

    private readonly SimilarityModel _active = TestModels.Random(rows: 60, seed: 1);

    [Theory]
    [InlineData(Step.Stage)]
    [InlineData(Step.ThirdChunk)]
    [InlineData(Step.Catalogue)]
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
            await AssertNothingIsLeftOf(next);
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
        await AssertNothingIsLeftOf(next);

        await cluster.PublishAsync(next, Partitions, replicas: 2);
        await AssertIsActive(next);
    }

    [Theory]
    [InlineData("1-of-4", 3, "The checksum of partition 1 does not match.")]
    [InlineData("catalogue-of-4", 6, "Chunk 0 of the catalogue is corrupt")]
    public async Task Damaged_chunks_are_refused_and_mended_by_publishing_again(string part, int seed, string reason)
    {
        await cluster.PublishAsync(_active, Partitions, replicas: 2);
        var next = TestModels.Random(rows: 90, seed);
        var isDamaged = false;
        cluster.Storage.BeforeWrite = state =>
        {
            if (!isDamaged && state is ModelState { Versions: var versions } && versions.All.Any(version => version.Manifest.Version == next.Version && version.IsComplete))
            {
                cluster.Storage.Damage($"{next.Version}/{part}/0");
                isDamaged = true;
            }
        };
        var error = await Assert.ThrowsAsync<ModelLoadException>(() => cluster.PublishAsync(next, Partitions, replicas: 2));
        cluster.Storage.BeforeWrite = _ => { };
        Assert.StartsWith(reason, error.Message, StringComparison.Ordinal);
        await AssertIsActive(_active);

        await cluster.PublishAsync(next, Partitions, replicas: 2);
        await AssertIsActive(next);
    }

    [Fact]
    public async Task Publishing_the_active_version_again_in_vain_takes_none_of_its_rows_away()
    {
        await cluster.PublishAsync(_active, Partitions, replicas: 2);
        var chunks = 0;
        cluster.Storage.BeforeWrite = state =>
        {
            if (state is ShardChunkState && ++chunks == 3) throw new IOException("The disk is full.");
        };
        await Assert.ThrowsAsync<ModelStorageException>(() => cluster.PublishAsync(_active, Partitions, replicas: 2));
        cluster.Storage.BeforeWrite = _ => { };
        await AssertIsActive(_active);
        Assert.Equal(Partitions + 1, ChunksOf(_active));
    }

    [Fact]
    public async Task A_publication_that_fails_takes_away_nothing_that_another_one_of_the_same_version_relies_on()
    {
        await cluster.PublishAsync(_active, Partitions, replicas: 2);
        var next = TestModels.Random(rows: 100, seed: 4);
        await Assert.ThrowsAsync<IOException>(() => cluster.Publisher.PublishAsync(next, Partitions, replicas: 2, async _ =>
        {
            await cluster.PublishAsync(next, Partitions, replicas: 2);
            throw new IOException("The publisher came to grief.");
        }, TestContext.Current.CancellationToken));
        await AssertIsActive(next);
        Assert.Equal(Partitions + 1, ChunksOf(next));
    }

    [Fact]
    public async Task A_publication_is_made_again_where_another_one_of_the_same_version_failed_and_took_its_rows_away()
    {
        await cluster.PublishAsync(_active, Partitions, replicas: 2);
        var next = TestModels.Random(rows: 110, seed: 5);
        var attempts = 0;
        await cluster.Publisher.PublishAsync(next, Partitions, replicas: 2, async manifest =>
        {
            await cluster.Publisher.StoreAsync(next, manifest, TestContext.Current.CancellationToken);
            if (++attempts > 1) return;
            await Assert.ThrowsAsync<IOException>(() => cluster.Publisher.PublishAsync(
                next, Partitions, replicas: 2, _ => throw new IOException("This publisher came to grief."), TestContext.Current.CancellationToken));
            await AssertNothingIsLeftOf(next);
        }, TestContext.Current.CancellationToken);
        Assert.Equal(2, attempts);
        Assert.Equal(next.Version, await cluster.ActiveVersionAsync());
        Assert.Equal(Partitions + 1, ChunksOf(next));
    }

    [Fact]
    public async Task A_grain_that_cannot_be_activated_for_want_of_its_state_says_so_in_a_sentence()
    {
        var chunk = cluster.Grains.GetGrain<IShardChunkGrain>("unheard-of/0-of-1/0");
        cluster.Storage.BeforeRead = grain =>
        {
            if (grain == chunk.GetGrainId()) throw new IOException($"Failed to read grain state with storage key {grain}.");
        };
        var error = await Assert.ThrowsAsync<ModelStorageException>(chunk.Read);
        cluster.Storage.BeforeRead = _ => { };
        Assert.Equal((StorageFailure.Other, "The cluster's storage failed; the log of the silos says why."), (error.Failure, error.Message));
    }

    private int ChunksOf(SimilarityModel model) => cluster.Storage.Keys.Count(key => key.StartsWith(model.Version, StringComparison.Ordinal));

    private async Task AssertNothingIsLeftOf(SimilarityModel model)
    {
        Assert.Equal(0, ChunksOf(model));
        Assert.DoesNotContain((await cluster.Models.GetVersions()).All, version => version.Manifest.Version == model.Version);
        Assert.DoesNotContain(cluster.Storage.Versions.All, version => version.Manifest.Version == model.Version);
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
        (Step.Catalogue, CatalogueChunkState) => true,
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
