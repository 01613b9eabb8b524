namespace MovieSimilarity.Search.Quantization;

/// <summary>How the codes of a row lie in memory.</summary>
/// <remarks>
/// The prefix, read for every row, is one cache line: a byte (code + 128) for each of the first coordinates, and in the last byte
/// the length of the rest. The rest, read for few rows, begins with what holds for this row (<see cref="RestHeader"/>) and has a
/// signed byte for each further coordinate, padded with zeros: first the middle, which together with the header fills a cache line
/// and mostly settles the matter, then the tail.
/// </remarks>
/// <param name="dimensions">d, length of an embedding.</param>
internal readonly struct CodeLayout(int dimensions)
{
    /// <summary>Bytes of a prefix.</summary>
    public const int PrefixLength = 64;

    /// <summary>Where a prefix has the length of the rest.</summary>
    public const int RestNormIndex = PrefixLength - 1;

    /// <summary>What is added to codes of a prefix, since the fast instruction multiplies unsigned by signed bytes.</summary>
    public const byte Offset = 128;

    /// <summary>Largest code.</summary>
    public const int MaxCode = 127;

    /// <summary>Bytes of a <see cref="RestHeader"/>.</summary>
    public const int HeaderLength = 4 * sizeof(float);

    /// <summary>Codes in the middle.</summary>
    public const int MiddleLength = 48;

    /// <summary>Codes that <see cref="RowKernel"/> takes at a time.</summary>
    public const int Block = 16;

    /// <summary>Coordinates in a prefix.</summary>
    public int PrefixDimensions { get; } = Math.Min(dimensions, RestNormIndex);

    /// <summary>Coordinates in a rest.</summary>
    public int RestDimensions { get; } = Math.Max(dimensions - RestNormIndex, 0);

    /// <summary>Codes in the tail, padding included: rests begin at half cache lines.</summary>
    public int TailLength => (Math.Max(RestDimensions - MiddleLength, 0) + 2 * Block - 1) / (2 * Block) * (2 * Block);

    /// <summary>Codes in a rest.</summary>
    public int RestLength => MiddleLength + TailLength;

    /// <summary>Bytes of a rest.</summary>
    public int RestStride => HeaderLength + RestLength;
}
