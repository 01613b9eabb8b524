namespace MovieSimilarity.WebFrontend.Similar;

/// <summary>A finished answer.</summary>
/// <param name="Body">Its bytes, compressed where the key says so.</param>
/// <param name="Coding">How they are compressed; not at all where it would not pay.</param>
/// <param name="Tag">Its entity tag.</param>
internal sealed record Answer(ReadOnlyMemory<byte> Body, ContentCoding Coding, string Tag);
