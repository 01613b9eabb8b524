namespace MovieSimilarity.Search.Quantization;

/// <summary>The codes of a run of an index's rows, numbered from 0.</summary>
/// <param name="prefixes">64 bytes a row.</param>
/// <param name="rests">A rest's bytes a row.</param>
/// <param name="layout">How a rest lies.</param>
internal readonly ref struct CodeChunk(ReadOnlySpan<byte> prefixes, ReadOnlySpan<byte> rests, CodeLayout layout)
{
    public ReadOnlySpan<byte> Prefixes { get; } = prefixes;

    public ReadOnlySpan<byte> Rests { get; } = rests;

    public CodeLayout Layout { get; } = layout;
}
