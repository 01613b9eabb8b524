using static MovieSimilarity.Trainer.Report.Html.Figures;

namespace MovieSimilarity.Trainer.Report.Popularity;

/// <summary>Holds the three claims behind the ensemble against the figures of one model.</summary>
internal static class Claims
{
    /// <summary>Twice what a draw by lot would give is a bias.</summary>
    private const double Bias = 2;

    /// <summary>As near as this to a draw by lot is as good as none.</summary>
    private const double Fair = 0.8;

    /// <summary>A cosine of which this share is kept is kept.</summary>
    private const double Kept = 0.8;

    public static IReadOnlyList<Claim> Judge(PopularityStudy study)
    {
        var (all, popular) = (study.AllSeeds.Profiles, study.PopularSeeds.Profiles);
        return [Popular(study.Catalogue, all[0], popular[0]), OnTopic(study.Catalogue, all, popular), Together(all, popular)];
    }

    private static Claim Popular(RankingProfile catalogue, RankingProfile all, RankingProfile popularSeeds)
    {
        var (everywhere, amongPopular) = (Bias * catalogue.ShareOfTopTenth, popularSeeds.ShareOfTopTenth);
        var verdict = Judge(all.ShareOfTopTenth >= everywhere, amongPopular >= everywhere);
        return new Claim(
            "Collaborative alone favours what everybody has seen.",
            verdict,
            $"Holds where at least {Percent(everywhere)} of what it recommends (twice the share by lot) is among the most rated tenth of " +
            "the films, for all seeds and for the most rated tenth of them; in part where for one of both.",
            $"Of what it recommends, {Percent(all.ShareOfTopTenth)} is among the most rated tenth of the films for all seeds, and " +
            $"{Percent(amongPopular)} for the most rated tenth of them, which people mostly ask for. The median recommendation has " +
            $"{Count(all.Ratings.Median)} and {Count(popularSeeds.Ratings.Median)} ratings, respectively; the median film has " +
            $"{Count(catalogue.Ratings.Median)}.");
    }

    private static Claim OnTopic(RankingProfile catalogue, IReadOnlyList<RankingProfile> all, IReadOnlyList<RankingProfile> popularSeeds)
    {
        var (collaborative, content) = (all[0], all[1]);
        var unrated = Fair * catalogue.ShareOfLowerHalf;
        return new Claim(
            "Content alone finds films on the topic that nobody rates.",
            Judge(content.ContentCosine > collaborative.ContentCosine, content.ShareOfLowerHalf >= unrated),
            $"Holds where its content cosines are above the collaborative ranking's and at least {Percent(unrated)} of what it recommends " +
            "is from the less rated half of the catalogue; in part where one of both.",
            $"The mean content cosine is {Cosine(content.ContentCosine)}, against {Cosine(collaborative.ContentCosine)} of the " +
            $"collaborative ranking. From the less rated half is {Percent(content.ShareOfLowerHalf)} of what it recommends " +
            $"(collaborative: {Percent(collaborative.ShareOfLowerHalf)}), and {Percent(popularSeeds[1].ShareOfLowerHalf)} for the most " +
            $"rated tenth of the seeds (collaborative: {Percent(popularSeeds[0].ShareOfLowerHalf)}).");
    }

    private static Claim Together(IReadOnlyList<RankingProfile> all, IReadOnlyList<RankingProfile> popularSeeds)
    {
        var (collaborative, content, ensemble) = (all[0], all[1], all[2]);
        var alike = Ratio(ensemble.ContentCosine, content.ContentCosine);
        var liked = Ratio(ensemble.CollaborativeCosine, collaborative.CollaborativeCosine);
        return new Claim(
            "Together they recommend what is alike and liked by the same people.",
            Judge(alike >= Kept, liked >= Kept),
            $"Holds where the ensemble keeps at least {Percent(Kept)} of the content ranking's content cosine and of the collaborative " +
            "ranking's collaborative cosine; in part where of one of both.",
            $"Alike: it keeps {Percent(alike)} of the content cosine ({Cosine(ensemble.ContentCosine)} of {Cosine(content.ContentCosine)}; " +
            $"the collaborative ranking has {Cosine(collaborative.ContentCosine)}). Liked by the same people: it keeps {Percent(liked)} of " +
            $"the collaborative cosine ({Cosine(ensemble.CollaborativeCosine)} of {Cosine(collaborative.CollaborativeCosine)}; the content " +
            $"ranking has {Cosine(content.CollaborativeCosine)}). For the most rated tenth of the seeds, what it recommends has " +
            $"{Stars(popularSeeds[2].DampedStars)} stars, damped (content: {Stars(popularSeeds[1].DampedStars)}, collaborative: " +
            $"{Stars(popularSeeds[0].DampedStars)}).");
    }

    private static double Ratio(double value, double of) => of > 0 ? value / of : 0;

    private static Verdict Judge(bool one, bool other) => (one, other) switch
    {
        (true, true) => Verdict.Holds,
        (false, false) => Verdict.DoesNotHold,
        _ => Verdict.HoldsInPart,
    };
}

/// <summary>A claim about the rankings, and this model's figures for it.</summary>
/// <param name="Statement">The claim.</param>
/// <param name="Verdict">Whether it holds.</param>
/// <param name="Test">How that was decided.</param>
/// <param name="Evidence">The figures.</param>
internal sealed record Claim(string Statement, Verdict Verdict, string Test, string Evidence);

/// <summary>Whether a claim about the rankings is true of this model.</summary>
internal enum Verdict
{
    /// <summary>It is true here.</summary>
    Holds,

    /// <summary>Some of it is.</summary>
    HoldsInPart,

    /// <summary>It is not.</summary>
    DoesNotHold,
}
