using MovieSimilarity.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>What a table of neighbours holds, and how.</summary>
internal sealed record NeighbourTableOptions
{
    public required TableFormat Format { get; init; }

    /// <summary>Neighbours a film, 1 or more; as many as there are where that is fewer.</summary>
    public int Count { get; init; } = SimilarityModel.DefaultCount;

    /// <summary>What they are ranked by.</summary>
    public Scoring Scoring { get; init; } = Scoring.Ensemble;

    /// <summary>Whether titles stand beside the ids.</summary>
    public bool Titles { get; init; }

    /// <summary>Whether titles in CSV that a spreadsheet would take for formulas get an apostrophe.</summary>
    public bool GuardFormulas { get; init; }

    /// <summary>How many blocks of films are under way at a time, 1 or more; the table is the same with any number.</summary>
    public int BlocksAhead { get; init; } = 2 * Environment.ProcessorCount;
}
