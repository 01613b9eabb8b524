namespace MovieSimilarity.WebFrontend.Similar;

/// <summary>How a body is compressed.</summary>
internal enum ContentCoding
{
    /// <summary>Not at all.</summary>
    Identity,

    /// <summary>gzip, RFC 1952.</summary>
    Gzip,

    /// <summary>Brotli, RFC 7932.</summary>
    Brotli,
}
