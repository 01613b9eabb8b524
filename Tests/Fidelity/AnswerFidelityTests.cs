using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Tests.Grains;

namespace MovieSimilarity.Tests.Fidelity;

/// <summary>Every film of ml-latest-small, asked through the grains of a cluster, against the original's exact mathematics.</summary>
public abstract class AnswerFidelityTests(SiloCluster cluster, int replicas = 2)
{
    private const int Partitions = 5;
    private const int BatchSize = 32;
    private const double ScoreTolerance = 1e-5;

    /// <summary>Two oracle scores this close are one: it keeps eight decimals.</summary>
    private const double TieTolerance = 1.01e-8;

    [Fact]
    public async Task Every_movie_gets_the_exact_twenty()
    {
        Assert.SkipUnless(TestData.MlLatestSmall is not null, TestData.NoMlLatestSmall);
        Assert.SkipUnless(TestData.Oracle is not null, TestData.NoOracle);
        var model = TrainedModels.MlLatestSmall;
        await cluster.PublishAsync(model, Partitions, replicas);
        var (movies, identical, upToTies, largestError) = (0, 0, 0, 0.0);
        foreach (var batch in OracleEntry.All.Chunk(BatchSize))
        {
            var answers = await cluster.FindSimilarAsync(
                model.Version, [.. batch.Select(entry => entry.MovieId)], SimilarityModel.DefaultCount, Scoring.Ensemble);
            foreach (var (entry, answer) in batch.Zip(answers))
            {
                movies++;
                if (IsIdentical(entry.Top, answer)) identical++;
                if (AgreesUpToTies(entry.Top, answer)) upToTies++;
                largestError = Math.Max(largestError, LargestScoreError(entry.Top, answer));
            }
        }
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{upToTies} of {movies} answers are the exact ones ({identical} with every tie in the same order); largest score error {largestError:e1}.");
        Assert.Equal(model.Catalogue.Count, movies);
        Assert.Equal(movies, upToTies);
        Assert.InRange(largestError, 0, ScoreTolerance);
    }

    private static bool IsIdentical(IReadOnlyList<Neighbour> expected, IReadOnlyList<Neighbour> actual) =>
        expected.Select(neighbour => neighbour.MovieId).SequenceEqual(actual.Select(neighbour => neighbour.MovieId));

    /// <summary>Rank by rank the same film, or one whose exact score ties with it.</summary>
    private static bool AgreesUpToTies(IReadOnlyList<Neighbour> expected, IReadOnlyList<Neighbour> actual)
    {
        if (actual.Count != expected.Count || actual.DistinctBy(neighbour => neighbour.MovieId).Count() != actual.Count) return false;
        var exact = expected.ToDictionary(neighbour => neighbour.MovieId, neighbour => neighbour.Score);
        // A film that the oracle cut off ties with its last one, or it has no place in the answer.
        return expected.Zip(actual).All(pair =>
            Math.Abs(exact.GetValueOrDefault(pair.Second.MovieId, Math.Min(pair.Second.Score, expected[^1].Score)) - pair.First.Score) <= TieTolerance);
    }

    private static double LargestScoreError(IReadOnlyList<Neighbour> expected, IReadOnlyList<Neighbour> actual) =>
        expected.Zip(actual).Max(pair => Math.Abs(pair.First.Score - pair.Second.Score));
}

/// <summary>On one silo.</summary>
[Collection(SiloClusters.Name)]
public sealed class OneSiloFidelityTests(OneSilo cluster) : AnswerFidelityTests(cluster, replicas: 1), IClassFixture<OneSilo>;

/// <summary>On two silos.</summary>
[Collection(SiloClusters.Name)]
public sealed class TwoSiloFidelityTests(TwoSilos cluster) : AnswerFidelityTests(cluster), IClassFixture<TwoSilos>;

/// <summary>On three silos.</summary>
[Collection(SiloClusters.Name)]
public sealed class ThreeSiloFidelityTests(ThreeSilos cluster) : AnswerFidelityTests(cluster), IClassFixture<ThreeSilos>;

/// <summary>On four silos.</summary>
[Collection(SiloClusters.Name)]
public sealed class FourSiloFidelityTests(FourSilos cluster) : AnswerFidelityTests(cluster), IClassFixture<FourSilos>;
