namespace MovieSimilarity.Training.Progress;

/// <summary>What a stage's progress counts.</summary>
public enum ProgressUnit
{
    /// <summary>Steps of about equal length, not worth a rate.</summary>
    Steps,

    /// <summary>Bytes read, written or sent.</summary>
    Bytes,

    /// <summary>Rows written.</summary>
    Rows,

    /// <summary>Films whose neighbours were found.</summary>
    Films,
}
