using MovieSimilarity.Grains.Interfaces.Models;

namespace MovieSimilarity.Grains.Partitions;

/// <summary>The newest model versions that this silo was told of. It keeps them in case that the storage loses them.</summary>
internal sealed class KnownVersions
{
    private ModelVersions _newest = ModelVersions.None;

    /// <summary>The versions; <see cref="ModelVersions.None"/> before this silo received any.</summary>
    public ModelVersions Newest => Volatile.Read(ref _newest);

    /// <summary>Replaces the versions unless newer ones are known.</summary>
    public void Remember(ModelVersions versions)
    {
        for (var known = Newest; versions.Revision > known.Revision;)
        {
            var seen = Interlocked.CompareExchange(ref _newest, versions, known);
            if (seen == known) return;
            known = seen;
        }
    }
}
