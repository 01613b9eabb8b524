using MovieSimilarity.Trainer.Report.Charts;
using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Trainer.Report.Popularity;

/// <summary>The chapter about popularity: three claims, four charts, a table.</summary>
internal static class PopularitySection
{
    private const string AllSeeds = "all seeds";
    private const string PopularSeeds = "most rated tenth of the seeds";

    public static Markup Write(PopularityStudy study)
    {
        if (study.Seeds < 2) return Markup.Of($"<p>There are too few films to recommend one for another.</p>");
        var charts = new PopularityCharts(study);
        var seeds = study.Seeds == study.Films
            ? $"With each of the {Figures.Count(study.Films)} films as the seed"
            : $"With {Figures.Count(study.Seeds)} of the {Figures.Count(study.Films)} films as seeds, " +
                "evenly spread over all degrees of popularity";
        return Markup.Of(
            $"""
            <p>{seeds}, each ranking was asked for the 20 most similar films. How popular are they, how alike, how well
            liked? Each seed counts once, whatever its popularity. Since people mostly ask for films that they know, the most rated tenth
            of the seeds is also looked at by itself. “By lot” is what drawing from the catalogue would give.</p>
            <div class="claims">{Claims.Judge(study).Select(Write)}</div>
            <div class="charts">
            {charts.Distribution("distribution", AllSeeds, study.AllSeeds)}
            {charts.Distribution("distribution-popular", PopularSeeds, study.PopularSeeds)}
            {PopularityCharts.Concentration("concentration", AllSeeds, study.AllSeeds)}
            {PopularityCharts.Concentration("concentration-popular", PopularSeeds, study.PopularSeeds)}
            {charts.BySeedPopularity()}{charts.ByPlace("places-popular", PopularSeeds, study.PopularSeeds)}
            </div>
            <h3>In figures: all seeds</h3>{Table(study.Catalogue, study.AllSeeds.Profiles)}
            <h3>In figures: the most rated tenth of the seeds</h3>{Table(study.Catalogue, study.PopularSeeds.Profiles)}
            <p class="note">Mean stars are the films' own means, each recommendation counting once; damped, with ten ratings at the overall
            mean added to each film. Films with the same genres and no tags have equal content embeddings: where a list is cut within a
            tie, the films of lower ids are taken, which are mostly older and better known.</p>
            """);
    }

    private static Markup Write(Claim claim)
    {
        var (word, style) = claim.Verdict switch
        {
            Verdict.Holds => ("holds", "holds"),
            Verdict.HoldsInPart => ("holds in part", "part"),
            _ => ("does not hold", "fails"),
        };
        return Markup.Of(
            $"""
            <div class="claim"><h3>{claim.Statement}</h3><p><strong class="verdict {style}">Here: {word}.</strong> {claim.Evidence}</p>
            <p class="note">{claim.Test}</p></div>

            """);
    }

    private static Markup Table(RankingProfile catalogue, IReadOnlyList<RankingProfile> profiles)
    {
        IReadOnlyList<string> Row(string name, Func<RankingProfile, string> tell, bool byLot = true) =>
            [name, .. profiles.Select(tell), byLot ? tell(catalogue) : "–"];
        return ValueTable.Of(
            ["", .. Ranking.All.Select(ranking => ranking.Name), "by lot"],
            [
                Row("median ratings of a recommendation", profile => Figures.Count(profile.Ratings.Median)),
                Row("… lower quartile", profile => Figures.Count(profile.Ratings.LowerQuartile)),
                Row("… upper quartile", profile => Figures.Count(profile.Ratings.UpperQuartile)),
                Row("among the most rated 1 %", profile => Figures.Percent(profile.ShareOfTopPercent)),
                Row("among the most rated 10 %", profile => Figures.Percent(profile.ShareOfTopTenth)),
                Row("among the less rated half", profile => Figures.Percent(profile.ShareOfLowerHalf)),
                Row("films ever recommended", profile => Figures.Percent(profile.Coverage), byLot: false),
                Row("mean stars", profile => Figures.Stars(profile.MeanStars)),
                Row("mean stars, damped", profile => Figures.Stars(profile.DampedStars)),
                Row("mean collaborative cosine", profile => Figures.Cosine(profile.CollaborativeCosine), byLot: false),
                Row("mean content cosine", profile => Figures.Cosine(profile.ContentCosine), byLot: false),
                Row("lists cut within a tie", profile => Figures.Percent(profile.CutWithinTies), byLot: false),
            ]);
    }
}
