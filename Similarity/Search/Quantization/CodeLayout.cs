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
    public const int PrefixLength = LineProducts.Length;

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

    /// <summary>Rests begin at half cache lines.</summary>
    private const int Alignment = 32;

    /// <summary>Coordinates in a prefix.</summary>
    public int PrefixDimensions { get; } = Math.Min(dimensions, RestNormIndex);

    /// <summary>Coordinates in a rest.</summary>
    public int RestDimensions { get; } = Math.Max(dimensions - RestNormIndex, 0);

    /// <summary>Bytes of a rest.</summary>
    public int RestStride => LineProducts.Length + TailLength;

    /// <summary>Lines of 64 bytes that a tail takes. They end where it ends, and so may begin within the middle.</summary>
    public int TailLines => (TailLength + LineProducts.Length - 1) / LineProducts.Length;

    /// <summary>Bytes of the middle in the first of them.</summary>
    public int TailStart => TailLines * LineProducts.Length - TailLength;

    /// <summary>Where one of them begins within a rest.</summary>
    public int TailLineStart(int line) => RestStride - (TailLines - line) * LineProducts.Length;

    /// <summary>Codes in the tail, padding included.</summary>
    private int TailLength => (Math.Max(RestDimensions - MiddleLength, 0) + Alignment - 1) / Alignment * Alignment;
}
