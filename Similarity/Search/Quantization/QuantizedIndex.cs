using System.Runtime.InteropServices;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Memory;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Figures that hold for the codes of every row; <c>docs/search.md</c> derives the bounds from them.</summary>
/// <param name="Step">h: the number that one step of a head code stands for.</param>
/// <param name="HeadError">At least ‖y − h·c‖₂ of every row's head.</param>
/// <param name="HeadNorm">At least ‖h·c‖₂ of every row's head.</param>
/// <param name="Error">At least ‖y − ŷ‖₂ of every row, head and residual.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct CodeBounds(double Step, double HeadError, double HeadNorm, double Error)
{
    /// <summary>Steps are √2/127 and a little more. Bounds in much smaller ones would leave the range of whole numbers.</summary>
    private const double SmallestStep = 0.001;

    /// <summary>Whether these can be bounds at all.</summary>
    public bool IsValid => Step is > SmallestStep and < 1 && HeadError is >= 0 and < 1 && HeadNorm is >= 0 and < 2 && Error is >= 0 and < 1;

    /// <summary>The figures of two sets of rows together.</summary>
    public CodeBounds Or(CodeBounds other) => this with
    {
        HeadError = Math.Max(HeadError, other.HeadError),
        HeadNorm = Math.Max(HeadNorm, other.HeadNorm),
        Error = Math.Max(Error, other.Error),
    };
}

/// <summary>The codes of a run of an index's rows, numbered from 0.</summary>
/// <param name="heads">The rows' head codes, <see cref="CodeLayout.HeadLength"/> bytes each.</param>
/// <param name="residuals">The rows' residual codes, <see cref="CodeLayout.ResidualLength"/> bytes each.</param>
/// <param name="layout">How a row's codes lie.</param>
internal readonly ref struct CodeChunk(ReadOnlySpan<byte> heads, ReadOnlySpan<byte> residuals, CodeLayout layout)
{
    public ReadOnlySpan<byte> Heads { get; } = heads;

    public ReadOnlySpan<byte> Residuals { get; } = residuals;

    public CodeLayout Layout { get; } = layout;
}

/// <summary>
/// 8-bit codes of a run of rows. They prove that most rows do not belong to an answer, so that a search need not read their embeddings.
/// Immutable; a run of its rows is an index by itself.
/// </summary>
/// <param name="rotation">R, by which the embeddings were turned before they were coded.</param>
/// <param name="bounds">Figures that hold for every row's codes.</param>
/// <param name="heads">The rows' head codes, <see cref="CodeLayout.HeadLength"/> bytes each.</param>
/// <param name="residuals">The rows' residual codes, <see cref="CodeLayout.ResidualLength"/> bytes each.</param>
internal sealed class QuantizedIndex(PcaRotation rotation, CodeBounds bounds, ReadOnlyMemory<byte> heads, ReadOnlyMemory<byte> residuals)
{
    /// <summary>
    /// Longer rows have no codes, and are all scored: finding their axes takes O(d³), with 512 dimensions up to 1.7 s, with 1,024 up to
    /// 15 s (two processors, 2026), and a silo does it for every partition that it gets from others.
    /// </summary>
    public const int MaxDimensions = 512;

    private const int RowsPerTask = 1024;

    public PcaRotation Rotation => rotation;

    public CodeBounds Bounds => bounds;

    public CodeLayout Layout { get; } = new(rotation.Dimensions);

    public ReadOnlyMemory<byte> Heads => heads;

    public ReadOnlyMemory<byte> Residuals => residuals;

    /// <summary>Codes all rows, on all processors; the result does not depend on how many there are.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static QuantizedIndex Build(FusedEmbeddings embeddings, CancellationToken cancellationToken)
    {
        var rotation = PcaRotation.ToPrincipalAxes(embeddings, cancellationToken);
        var layout = new CodeLayout(embeddings.Dimensions);
        Memory<byte> heads = new AlignedMemory<byte>(checked(embeddings.Rows * CodeLayout.HeadLength)).Memory;
        Memory<byte> residuals = new AlignedMemory<byte>(checked(embeddings.Rows * layout.ResidualLength)).Memory;
        var bounds = RowQuantizer.InitialBounds(rotation);
        var gate = new Lock();
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, (embeddings.Rows + RowsPerTask - 1) / RowsPerTask, options, () => (new RowQuantizer(rotation), bounds), (task, _, local) =>
        {
            var (quantizer, found) = local;
            var end = Math.Min(embeddings.Rows, (task + 1) * RowsPerTask);
            for (var row = task * RowsPerTask; row < end; row++)
            {
                found = found.Or(quantizer.Quantize(
                    embeddings.Row(row),
                    heads.Span.Slice(row * CodeLayout.HeadLength, CodeLayout.HeadLength),
                    residuals.Span.Slice(row * layout.ResidualLength, layout.ResidualLength)));
            }
            return (quantizer, found);
        }, local =>
        {
            lock (gate) bounds = bounds.Or(local.Item2);
        });
        return new QuantizedIndex(rotation, bounds, heads, residuals);
    }

    /// <summary>The codes of a run of rows.</summary>
    public CodeChunk Chunk(int firstRow, int rows) => new(
        heads.Span.Slice(firstRow * CodeLayout.HeadLength, rows * CodeLayout.HeadLength),
        residuals.Span.Slice(firstRow * Layout.ResidualLength, rows * Layout.ResidualLength),
        Layout);

    /// <summary>A view of a run of rows; nothing is copied.</summary>
    public QuantizedIndex Slice(int firstRow, int rows) => new(
        rotation,
        bounds,
        heads.Slice(firstRow * CodeLayout.HeadLength, rows * CodeLayout.HeadLength),
        residuals.Slice(firstRow * Layout.ResidualLength, rows * Layout.ResidualLength));
}
