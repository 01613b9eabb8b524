using MovieSimilarity.Embeddings;
using MovieSimilarity.Memory;

namespace MovieSimilarity.Search.Quantization;

/// <summary>
/// 8-bit codes of a run of rows, by which a search proves most of them out of the running without reading their embeddings.
/// Immutable; a run of its rows is an index by itself.
/// </summary>
/// <param name="rotation">How the embeddings were turned before coding.</param>
/// <param name="bounds">What holds for every row.</param>
/// <param name="prefixes">64 bytes a row.</param>
/// <param name="rests">A rest's bytes a row; see <see cref="CodeLayout"/>.</param>
internal sealed class SearchIndex(Rotation rotation, CodeBounds bounds, ReadOnlyMemory<byte> prefixes, ReadOnlyMemory<byte> rests)
{
    /// <summary>
    /// Longer rows have no codes, and are all scored: finding their axes takes O(d³), with 512 dimensions up to 1.7 s, with 1,024 up to
    /// 15 s (two processors, 2026), and a silo does it for every partition that it gets from others.
    /// </summary>
    public const int MaxDimensions = 512;

    private const int RowsPerTask = 1024;

    public Rotation Rotation => rotation;

    public CodeBounds Bounds => bounds;

    public CodeLayout Layout { get; } = new(rotation.Dimensions);

    public ReadOnlyMemory<byte> Prefixes => prefixes;

    public ReadOnlyMemory<byte> Rests => rests;

    /// <summary>Codes all rows, on all processors; the result does not depend on how many there are.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SearchIndex Build(FusedEmbeddings embeddings, CancellationToken cancellationToken)
    {
        var rotation = Rotation.ToPrincipalAxes(embeddings, cancellationToken);
        var layout = new CodeLayout(embeddings.Dimensions);
        Memory<byte> prefixes = new AlignedMemory<byte>(checked(embeddings.Rows * CodeLayout.PrefixLength)).Memory;
        Memory<byte> rests = new AlignedMemory<byte>(checked(embeddings.Rows * layout.RestStride)).Memory;
        var bounds = RowEncoder.InitialBounds(rotation);
        var gate = new Lock();
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, (embeddings.Rows + RowsPerTask - 1) / RowsPerTask, options, () => (new RowEncoder(rotation), bounds), (task, _, local) =>
        {
            var (encoder, found) = local;
            var end = Math.Min(embeddings.Rows, (task + 1) * RowsPerTask);
            for (var row = task * RowsPerTask; row < end; row++)
            {
                found = found.Or(encoder.Encode(
                    embeddings.Row(row),
                    prefixes.Span.Slice(row * CodeLayout.PrefixLength, CodeLayout.PrefixLength),
                    rests.Span.Slice(row * layout.RestStride, layout.RestStride)));
            }
            return (encoder, found);
        }, local =>
        {
            lock (gate) bounds = bounds.Or(local.Item2);
        });
        return new SearchIndex(rotation, bounds, prefixes, rests);
    }

    /// <summary>The codes of a run of rows.</summary>
    public CodeChunk Chunk(int firstRow, int rows) => new(
        prefixes.Span.Slice(firstRow * CodeLayout.PrefixLength, rows * CodeLayout.PrefixLength),
        rests.Span.Slice(firstRow * Layout.RestStride, rows * Layout.RestStride),
        Layout);

    /// <summary>A view of a run of rows; nothing is copied.</summary>
    public SearchIndex Slice(int firstRow, int rows) => new(
        rotation,
        bounds,
        prefixes.Slice(firstRow * CodeLayout.PrefixLength, rows * CodeLayout.PrefixLength),
        rests.Slice(firstRow * Layout.RestStride, rows * Layout.RestStride));
}
