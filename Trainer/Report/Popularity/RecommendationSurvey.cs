using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Trainer.Report.Charts;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Report.Popularity;

/// <summary>Asks all three rankings for the films most similar to each seed.</summary>
internal static class RecommendationSurvey
{
    /// <summary>Seeds a thread takes at a time.</summary>
    private const int Batch = 16;

    /// <returns>For each ranking, in the order of <see cref="Ranking.All"/>, an answer a seed.</returns>
    public static SeedRecommendations[][] Ask(SimilarityModel model, int[] seedRows, IStage stage, CancellationToken cancellationToken)
    {
        SeedRecommendations[][] answers = [.. Ranking.All.Select(_ => new SeedRecommendations[seedRows.Length])];
        stage.Expect(Math.Max(1, seedRows.Length));
        var done = 0;
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, (seedRows.Length + Batch - 1) / Batch, options, batch =>
        {
            var (first, end) = (batch * Batch, Math.Min(seedRows.Length, (batch + 1) * Batch));
            for (var i = first; i < end; i++)
            {
                for (var ranking = 0; ranking < answers.Length; ranking++)
                    answers[ranking][i] = Ask(model.Shard, seedRows[i], Ranking.All[ranking].Scoring, cancellationToken);
            }
            stage.Report(Interlocked.Add(ref done, end - first));
        });
        return answers;
    }

    private static SeedRecommendations Ask(Shard shard, int row, Scoring scoring, CancellationToken cancellationToken)
    {
        const int count = SimilarityModel.DefaultCount;
        // One more than is recommended, to see whether the cut goes through a tie.
        var query = shard.Embed(new SimilarityQuery(shard.MovieIds.Span[row], count + 1, scoring));
        var found = shard.FindNearest(query, cancellationToken);
        var isTied = found.Length > count && found[count].Score == found[count - 1].Score;
        return new SeedRecommendations(row, found.Length > count ? found[..count] : found, isTied);
    }
}

/// <summary>What a ranking recommends for one seed.</summary>
/// <param name="SeedRow">The seed's row.</param>
/// <param name="Neighbours">The recommendations, best first.</param>
/// <param name="CutWithinTie">Whether the first film left out has the same score as the last one taken.</param>
internal sealed record SeedRecommendations(int SeedRow, IReadOnlyList<Neighbour> Neighbours, bool CutWithinTie);
