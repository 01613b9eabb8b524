using Microsoft.Extensions.DependencyInjection;
using MovieSimilarity.Grains.Storage;

namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>Two silos with a storage that outlives them and a clock that can be set ahead.</summary>
public sealed class StoredSilos() : SiloCluster(2)
{
    internal TestStorage Storage { get; } = new();

    internal AheadTime Time { get; } = new();

    protected override void Configure(ISiloBuilder silo)
    {
        silo.Services.AddSingleton<TimeProvider>(Time);
        silo.AddModelStorage(_ => Storage);
    }
}
