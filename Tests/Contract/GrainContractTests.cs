using MovieSimilarity.Models;
using MovieSimilarity.Tests.Grains;

namespace MovieSimilarity.Tests.Contract;

/// <summary>Through the grains of a test cluster.</summary>
public abstract class GrainContractTests(SiloCluster cluster) : SimilaritySearchContract
{
    protected override async Task<Search> LoadAsync(SimilarityModel model, int partitions)
    {
        await cluster.PublishAsync(model, partitions);
        return async (movieIds, count, scoring) => await cluster.FindSimilarAsync(model.Version, movieIds, count, scoring);
    }
}

/// <summary>All partitions on one silo.</summary>
public sealed class OneSiloContractTests(OneSilo cluster) : GrainContractTests(cluster), IClassFixture<OneSilo>;

/// <summary>Partitions spread over two silos.</summary>
public sealed class TwoSiloContractTests(TwoSilos cluster) : GrainContractTests(cluster), IClassFixture<TwoSilos>;
