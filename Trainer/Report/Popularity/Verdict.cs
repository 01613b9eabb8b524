namespace MovieSimilarity.Trainer.Report.Popularity;

/// <summary>Whether something that is said of the rankings is true of this model.</summary>
internal enum Verdict
{
    /// <summary>It is true here.</summary>
    Holds,

    /// <summary>Some of it is.</summary>
    HoldsInPart,

    /// <summary>It is not.</summary>
    DoesNotHold,
}
