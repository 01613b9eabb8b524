using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Interfaces.Replication;
using MovieSimilarity.Grains.Partitions;
using Orleans.Concurrency;
using Orleans.Runtime.Placement;

namespace MovieSimilarity.Grains.Replication;

/// <inheritdoc cref="IReplicaManagerGrain"/>
/// <remarks>
/// Keeps nothing that it could not find out again: each pass asks where replicas are, plans, opens all, and brings one
/// step forward those that are elsewhere than planned. A replica moves only when its new silo holds the rows, so that moving
/// takes nothing out of service.
/// </remarks>
[Reentrant, KeepAlive]
internal sealed partial class ReplicaManagerGrain(PartitionHosts hosts, TimeProvider time, ILogger<ReplicaManagerGrain> logger)
    : Grain, IReplicaManagerGrain
{
    private Dictionary<ReplicaKey, SiloAddress> _locations = [];
    private ClusterStatus _status = new([], ModelVersions.None, []);
    private Task _pass = Task.CompletedTask;
    private long _passed;

    public async Task<ClusterStatus> GetStatus(TimeSpan maxAge)
    {
        if (_pass.IsCompleted && (_passed == 0 || time.GetElapsedTime(_passed) >= maxAge)) _pass = Pass();
        await _pass;
        return _status;
    }

    private async Task Pass()
    {
        var versions = await GrainFactory.GetGrain<IModelGrain>(IModelGrain.Key).GetVersions();
        var silos = hosts.Silos;
        // What an older release published has no catalogue, and its rows are stored in another form.
        var complete = versions.All.Where(version => version is { IsComplete: true, Manifest.Catalogue: not null }).Select(version => version.Manifest).ToArray();
        var claims = await Locate(silos);
        var targets = complete.SelectMany(manifest => ReplicaPlan.Make(manifest, _locations, silos)).ToDictionary();
        var catalogues = Task.WhenAll(complete.SelectMany(manifest => silos.Select(silo => OpenCatalogue(manifest, silo))));
        var replicas = await Task.WhenAll(complete.SelectMany(
            manifest => ReplicaPlan.ReplicasOf(manifest).Select(key => Open(key, Descriptor(manifest, key), targets[key]))));
        _locations = replicas.Where(replica => replica.Silo is not null).ToDictionary(replica => replica.Key, replica => replica.Silo!);
        _status = new ClusterStatus([.. silos], versions, [.. replicas]) { Catalogues = [.. await catalogues] };
        await EndDuplicates(claims);
        await Move(complete, targets);
        await Tidy(versions, complete, targets);
        _passed = time.GetTimestamp();
    }

    /// <summary>
    /// Asks the silos which replicas they have: a manager that has just come back must not plan as if there were none. Of a silo
    /// that does not answer, the last known state is kept; of a replica that several silos have, where it was last reached.
    /// </summary>
    /// <returns>The replicas that each silo has.</returns>
    private async Task<IReadOnlyDictionary<SiloAddress, ImmutableArray<ReplicaKey>>> Locate(IReadOnlyList<SiloAddress> silos)
    {
        var claims = (await Task.WhenAll(silos.Select(async silo =>
        {
            ImmutableArray<ReplicaKey> here = [.. _locations.Where(location => location.Value.Equals(silo)).Select(location => location.Key)];
            await Try(silo.ToString(), async () => here = await hosts.On(silo).GetReplicas());
            return KeyValuePair.Create(silo, here);
        }))).ToDictionary();
        var found = new Dictionary<ReplicaKey, SiloAddress>();
        foreach (var (silo, keys) in claims)
        {
            foreach (var key in keys)
            {
                if (!found.ContainsKey(key) || (_locations.TryGetValue(key, out var known) && known.Equals(silo))) found[key] = silo;
            }
        }
        _locations = found;
        return claims;
    }

    /// <summary>Ends activations of replicas that calls do not reach, since they are active on another silo as well.</summary>
    private Task EndDuplicates(IReadOnlyDictionary<SiloAddress, ImmutableArray<ReplicaKey>> claims) => Task.WhenAll(claims.Select(async claim =>
    {
        var (silo, keys) = claim;
        ImmutableArray<ReplicaKey> duplicates = [.. keys.Where(key => _locations.TryGetValue(key, out var reached) && !reached.Equals(silo))];
        if (!duplicates.IsEmpty) await Try(silo.ToString(), () => hosts.On(silo).Deactivate(duplicates));
    }));

    /// <summary>Activates a replica on the silo planned for it, unless it is active elsewhere.</summary>
    private async Task<ReplicaStatus> Open(ReplicaKey key, PartitionDescriptor descriptor, SiloAddress target)
    {
        var name = key.ToString();
        try
        {
            RequestContext.Set(IPlacementDirector.PlacementHintKey, target);
            return await GrainFactory.GetGrain<IPartitionGrain>(name).Open(descriptor);
        }
        catch (Exception e)
        {
            LogNoAnswer(name, e.Message);
            return new ReplicaStatus(key, null, IsLoaded: false, Error: null);
        }
    }

    /// <summary>Has a silo hold a version's catalogue. Every silo does: it is small, and so any of them can serve any frontend.</summary>
    private async Task<CatalogueStatus> OpenCatalogue(ModelManifest manifest, SiloAddress silo)
    {
        var status = new CatalogueStatus(manifest.CatalogueKey, silo, IsLoaded: false, Error: null);
        await Try(silo.ToString(), async () =>
        {
            var (isLoaded, error) = await hosts.On(silo).OpenCatalogue(manifest.CatalogueKey, manifest.Catalogue!);
            status = status with { IsLoaded = isLoaded, Error = error };
        });
        return status;
    }

    private async Task Move(IEnumerable<ModelManifest> manifests, Dictionary<ReplicaKey, SiloAddress> targets)
    {
        foreach (var manifest in manifests)
        {
            foreach (var key in ReplicaPlan.ReplicasOf(manifest))
            {
                if (!_locations.TryGetValue(key, out var from) || targets[key] is var to && from.Equals(to)) continue;
                await Try(key.ToString(), async () =>
                {
                    if (!await hosts.On(to).Prefetch(key.Partition, Descriptor(manifest, key))) return;
                    LogMove(key, from, to);
                    await GrainFactory.GetGrain<IPartitionGrain>(key.ToString()).MoveTo(to);
                });
            }
        }
    }

    /// <summary>Frees data that no silo needs any more, and sends the published versions to all silos.</summary>
    private async Task Tidy(ModelVersions versions, IEnumerable<ModelManifest> complete, Dictionary<ReplicaKey, SiloAddress> targets)
    {
        // Without any known version nothing may be dropped: the silos may hold the last copies.
        if (versions.Revision == 0) return;
        await Task.WhenAll(hosts.Silos.Select(silo => Try(silo.ToString(), async () =>
        {
            await hosts.On(silo).Remember(versions);
            await hosts.On(silo).KeepOnly(versions.Revision, [.. Needed(silo, targets)], [.. complete.Select(manifest => manifest.CatalogueKey)]);
        })));
        await Try("The model grain", GrainFactory.GetGrain<IModelGrain>(IModelGrain.Key).Prune);
    }

    private IEnumerable<PartitionKey> Needed(SiloAddress silo, Dictionary<ReplicaKey, SiloAddress> targets) => targets
        // A replica that did not report may be anywhere, and if a replica is not loaded, this silo may hold the last copy of its rows.
        .Where(target => target.Value.Equals(silo) || !_locations.TryGetValue(target.Key, out var location) || location.Equals(silo)
            || !AreAllLoaded(target.Key.Partition))
        .Select(target => target.Key.Partition)
        .Distinct();

    private bool AreAllLoaded(PartitionKey partition) => _status.Replicas.Where(replica => replica.Key.Partition == partition).All(replica => replica.IsLoaded);

    private async Task Try(string subject, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception e)
        {
            LogNoAnswer(subject, e.Message);
        }
    }

    private static PartitionDescriptor Descriptor(ModelManifest manifest, ReplicaKey key) => manifest.Partitions[key.Partition.Partition];

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Subject} does not answer, trying again: {Reason}")]
    private partial void LogNoAnswer(string subject, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Moving replica {Replica} from {From} to {To}.")]
    private partial void LogMove(ReplicaKey replica, SiloAddress from, SiloAddress to);
}
