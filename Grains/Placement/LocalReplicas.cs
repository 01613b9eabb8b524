using System.Collections.Concurrent;
using MovieSimilarity.Grains.Interfaces.Layout;

namespace MovieSimilarity.Grains.Placement;

/// <summary>The replicas on this silo: a call to one of them does not use the network.</summary>
internal sealed class LocalReplicas
{
    private readonly ConcurrentDictionary<ReplicaKey, IGrainContext> _activations = new();

    public IEnumerable<ReplicaKey> Keys => _activations.Keys;

    public bool Contains(ReplicaKey key) => _activations.ContainsKey(key);

    public void Add(ReplicaKey key, IGrainContext activation) => _activations[key] = activation;

    public void Remove(ReplicaKey key, IGrainContext activation) => _activations.TryRemove(KeyValuePair.Create(key, activation));

    /// <summary>Ends the activation of a replica that is active on another silo as well.</summary>
    public void Deactivate(ReplicaKey key)
    {
        if (_activations.TryGetValue(key, out var activation))
            activation.Deactivate(new DeactivationReason(DeactivationReasonCode.DuplicateActivation, "The replica is active on another silo."));
    }
}
