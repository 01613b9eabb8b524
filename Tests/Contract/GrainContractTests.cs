using MovieSimilarity.Models;
using MovieSimilarity.Tests.Grains;

namespace MovieSimilarity.Tests.Contract;

/// <summary>Through the grains of a test cluster.</summary>
public abstract class GrainContractTests(SiloCluster cluster, int replicas = 2) : SimilaritySearchContract
{
    protected override async Task<Search> LoadAsync(SimilarityModel model, int partitions)
    {
        await cluster.PublishAsync(model, partitions, replicas);
        return queries => cluster.FindSimilarAsync(model.Version, queries);
    }
}

/// <summary>All partitions on one silo.</summary>
[Collection(SiloClusters.Name)]
public sealed class OneSiloContractTests(OneSilo cluster) : GrainContractTests(cluster, replicas: 1), IClassFixture<OneSilo>;

/// <summary>Every partition on each of two silos.</summary>
[Collection(SiloClusters.Name)]
public sealed class TwoSiloContractTests(TwoSilos cluster) : GrainContractTests(cluster), IClassFixture<TwoSilos>;

/// <summary>Replicas spread over three silos.</summary>
[Collection(SiloClusters.Name)]
public sealed class ThreeSiloContractTests(ThreeSilos cluster) : GrainContractTests(cluster), IClassFixture<ThreeSilos>;

/// <summary>Replicas spread over four silos.</summary>
[Collection(SiloClusters.Name)]
public sealed class FourSiloContractTests(FourSilos cluster) : GrainContractTests(cluster), IClassFixture<FourSilos>;
