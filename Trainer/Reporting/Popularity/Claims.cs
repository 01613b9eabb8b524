using static MovieSimilarity.Trainer.Reporting.Figures;

namespace MovieSimilarity.Trainer.Reporting.Popularity;

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
        var (collaborative, content, ensemble) = (study.Profiles[0], study.Profiles[1], study.Profiles[2]);
        return [Popular(study.Catalogue, collaborative, study.PopularSeeds[0]), OnTopic(study.Catalogue, collaborative, content), Together(collaborative, content, ensemble)];
    }

    private static Claim Popular(RankingProfile catalogue, RankingProfile all, RankingProfile popularSeeds)
    {
        var (everywhere, amongPopular) = (Bias * catalogue.ShareOfTopTenth, popularSeeds.ShareOfTopTenth);
        var verdict = Judge(all.ShareOfTopTenth >= everywhere, amongPopular >= everywhere);
        return new Claim(
            "Collaborative alone favours what everybody has seen.",
            verdict,
            $"Holds where at least {Percent(everywhere)} of what it recommends (twice the share by lot) is among the most rated tenth of the films, for all seeds and for the most rated tenth of them; in part where for one of both.",
            $"It is {Percent(all.ShareOfTopTenth)} for all seeds and {Percent(amongPopular)} for the most rated tenth of them, which is what people mostly ask for. " +
            $"The median recommendation has {Count(all.Ratings.Median)} ratings and {Count(popularSeeds.Ratings.Median)} ratings; the median film {Count(catalogue.Ratings.Median)}.");
    }

    private static Claim OnTopic(RankingProfile catalogue, RankingProfile collaborative, RankingProfile content)
    {
        var unrated = Fair * catalogue.ShareOfLowerHalf;
        return new Claim(
            "Content alone finds films on the topic that nobody rates.",
            Judge(content.ContentCosine > collaborative.ContentCosine, content.ShareOfLowerHalf >= unrated),
            $"Holds where its content cosines are above the collaborative ranking's and at least {Percent(unrated)} of what it recommends is from the less rated half of the catalogue; in part where one of both.",
            $"The mean content cosine is {Cosine(content.ContentCosine)}, against {Cosine(collaborative.ContentCosine)} of the collaborative ranking. " +
            $"{Percent(content.ShareOfLowerHalf)} is from the less rated half ({Percent(collaborative.ShareOfLowerHalf)} of the collaborative ranking); its median recommendation has {Count(content.Ratings.Median)} ratings.");
    }

    private static Claim Together(RankingProfile collaborative, RankingProfile content, RankingProfile ensemble)
    {
        var alike = Ratio(ensemble.ContentCosine, content.ContentCosine);
        var liked = Ratio(ensemble.CollaborativeCosine, collaborative.CollaborativeCosine);
        return new Claim(
            "Together they recommend what is alike and liked by the same people.",
            Judge(alike >= Kept, liked >= Kept),
            $"Holds where the ensemble keeps at least {Percent(Kept)} of the content ranking's content cosine and of the collaborative ranking's collaborative cosine; in part where of one of both.",
            $"Alike: it keeps {Percent(alike)} of the content cosine ({Cosine(ensemble.ContentCosine)} of {Cosine(content.ContentCosine)}; the collaborative ranking has {Cosine(collaborative.ContentCosine)}). " +
            $"Liked by the same people: it keeps {Percent(liked)} of the collaborative cosine ({Cosine(ensemble.CollaborativeCosine)} of {Cosine(collaborative.CollaborativeCosine)}; the content ranking has {Cosine(content.CollaborativeCosine)}). " +
            $"Mean stars of what is recommended, damped: {Stars(collaborative.DampedStars)} collaborative, {Stars(content.DampedStars)} content, {Stars(ensemble.DampedStars)} ensemble.");
    }

    private static double Ratio(double value, double of) => of > 0 ? value / of : 0;

    private static Verdict Judge(bool one, bool other) => (one, other) switch
    {
        (true, true) => Verdict.Holds,
        (false, false) => Verdict.DoesNotHold,
        _ => Verdict.HoldsInPart,
    };
}
