using MovieSimilarity.Search;

namespace MovieSimilarity.Trainer.Report.Charts;

/// <summary>One of the three rankings as the report shows it.</summary>
/// <param name="Scoring">What it ranks by.</param>
/// <param name="Name">Its name.</param>
/// <param name="Style">Its colour and dash: a class of the style sheet.</param>
internal sealed record Ranking(Scoring Scoring, string Name, string Style)
{
    public static Ranking Collaborative { get; } = new(Scoring.Collaborative, "Collaborative", "collaborative");

    public static Ranking Content { get; } = new(Scoring.Content, "Content", "content");

    public static Ranking Ensemble { get; } = new(Scoring.Ensemble, "Ensemble", "ensemble");

    public static IReadOnlyList<Ranking> All { get; } = [Collaborative, Content, Ensemble];
}
