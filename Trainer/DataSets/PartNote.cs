using System.Net.Http.Headers;

namespace MovieSimilarity.Trainer.DataSets;

/// <summary>What the bytes of an unfinished download are part of.</summary>
internal sealed record PartNote
{
    /// <summary>Where they come from.</summary>
    public required Uri Archive { get; init; }

    /// <summary>The checksum that was published when the download began.</summary>
    public required string Checksum { get; init; }

    /// <summary>The length of the whole archive in bytes, where the server said so.</summary>
    public long? Total { get; init; }

    /// <summary>The archive's strong entity tag, quotes included.</summary>
    public string? EntityTag { get; init; }

    /// <summary>When the archive was last modified.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The condition that the archive is still the same; null where no server could tell.</summary>
    public RangeConditionHeaderValue? Unchanged()
    {
        if (EntityTagHeaderValue.TryParse(EntityTag, out var tag)) return new RangeConditionHeaderValue(tag);
        return LastModified is { } time ? new RangeConditionHeaderValue(time) : null;
    }
}
