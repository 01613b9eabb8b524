using MovieSimilarity.Search.Quantization.Kernels;

namespace MovieSimilarity.Search.Quantization;

/// <summary>How the codes of a row lie in memory.</summary>
/// <remarks>
/// The search reads the head codes of every row. They fill one cache line: a byte (code + 128) for each of the first coordinates, and in
/// the last byte the length of the residual, which is all further coordinates. It reads the residual codes of few rows. They begin with a
/// <see cref="ResidualHeader"/> and have a signed byte for each further coordinate: first the middle, which together with the header fills a
/// cache line and mostly settles the matter, then the tail, padded with zeros.
/// </remarks>
/// <param name="dimensions">d, length of an embedding.</param>
internal readonly struct CodeLayout(int dimensions)
{
    /// <summary>Bytes of a row's head codes.</summary>
    public const int HeadLength = LineProducts.Length;

    /// <summary>Position of the residual's length among the head codes.</summary>
    public const int ResidualNormIndex = HeadLength - 1;

    /// <summary>Added to each head code, since the fast instruction multiplies unsigned by signed bytes.</summary>
    public const byte Offset = 128;

    /// <summary>Largest code.</summary>
    public const int MaxCode = 127;

    /// <summary>Codes in the middle.</summary>
    public const int MiddleLength = LineProducts.Length - ResidualHeader.Length;

    /// <summary>Residual codes begin at half cache lines.</summary>
    private const int Alignment = 32;

    /// <summary>Coordinates that have head codes.</summary>
    public int HeadDimensions { get; } = Math.Min(dimensions, ResidualNormIndex);

    /// <summary>Coordinates that have residual codes.</summary>
    public int ResidualDimensions { get; } = Math.Max(dimensions - ResidualNormIndex, 0);

    /// <summary>Bytes of a row's residual codes.</summary>
    public int ResidualLength => LineProducts.Length + TailLength;

    /// <summary>Lines of 64 bytes that a tail takes. They end where it ends, and so may begin within the middle.</summary>
    public int TailLines => (TailLength + LineProducts.Length - 1) / LineProducts.Length;

    /// <summary>Bytes of the middle in the first of these lines.</summary>
    public int TailStart => TailLines * LineProducts.Length - TailLength;

    /// <summary>Position of the first byte of one of these lines among the residual codes.</summary>
    public int TailLineStart(int line) => ResidualLength - (TailLines - line) * LineProducts.Length;

    /// <summary>Codes in the tail, padding included.</summary>
    private int TailLength => (Math.Max(ResidualDimensions - MiddleLength, 0) + Alignment - 1) / Alignment * Alignment;
}
