namespace MovieSimilarity.Trainer.DataSets;

/// <summary>Checks the response to a request for the rest of an archive: servers get any part of it wrong.</summary>
internal static class RangeResponse
{
    /// <summary>What the headers of a complete answer say about the archive.</summary>
    public static PartNote Note(HttpResponseMessage response, Uri archive, string checksum) => new()
    {
        Archive = archive,
        Checksum = checksum,
        Total = response.Content.Headers.ContentLength,
        // A weak tag stays the same where bytes change.
        EntityTag = response.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : null,
        LastModified = response.Content.Headers.LastModified,
    };

    /// <summary>Why a partial answer is not the rest of what was begun.</summary>
    /// <param name="response">An answer with the status 206.</param>
    /// <param name="note">What was begun.</param>
    /// <param name="offset">Where the rest should begin, in bytes.</param>
    /// <returns>The end of a sentence; null where all is well.</returns>
    public static string? Objection(HttpResponseMessage response, PartNote note, long offset)
    {
        var headers = response.Content.Headers;
        if (headers.ContentRange is not { Unit: "bytes", From: { } from, To: { } to } range || from != offset)
            return "sent another part than was asked for";
        if (headers.ContentLength is { } length && length != to - from + 1) return "says two different lengths";
        var changed = (range.Length is { } total && note.Total is { } known && total != known)
            || (note.EntityTag is { } tag && response.Headers.ETag is { } now && now.ToString() != tag)
            || (note.EntityTag is null && headers.LastModified is { } modified && modified != note.LastModified);
        if (changed) return "has changed since the download began";
        return to >= (range.Length ?? long.MaxValue) ? "says two different lengths" : null;
    }
}
