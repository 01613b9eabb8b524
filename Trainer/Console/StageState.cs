namespace MovieSimilarity.Trainer.Console;

/// <summary>How far a stage is.</summary>
internal enum StageState
{
    /// <summary>It has just begun.</summary>
    Started,

    /// <summary>It goes on.</summary>
    Progress,

    /// <summary>It ended well.</summary>
    Completed,

    /// <summary>It failed or was cancelled.</summary>
    Failed,
}
