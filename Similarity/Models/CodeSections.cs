using System.Numerics.Tensors;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Search.Quantization;

namespace MovieSimilarity.Models;

/// <summary>The codes of the embeddings in a model file, so that a program that loads it need not make them: four sections, all or none.</summary>
internal static class CodeSections
{
    /// <summary>A rotation is orthogonal to rounding; one that is not would make every bound useless.</summary>
    private const double LargestDefect = 1e-3;

    /// <summary>The sections with the code that writes each.</summary>
    public static IEnumerable<(string Name, Action<Stream> Encode)> Encoders(QuantizedIndex index) =>
    [
        (ModelFileSection.CodeRotation, stream => ArrayBlocks.Write(stream, index.Rotation.Values.Span)),
        (ModelFileSection.CodeBounds, stream => ArrayBlocks.Write(stream, (ReadOnlySpan<CodeBounds>)[index.Bounds])),
        (ModelFileSection.CodeHeads, stream => ArrayBlocks.Write(stream, index.Heads.Span)),
        (ModelFileSection.CodeResiduals, stream => ArrayBlocks.Write(stream, index.Residuals.Span)),
    ];

    /// <summary>The codes, or null where the file has none, or the rows are too long to be searched by codes.</summary>
    /// <exception cref="ModelFileException">Codes are missing, or belong to other embeddings.</exception>
    public static QuantizedIndex? Read(ModelFileHeader header, ModelFileArrays arrays, FusedEmbeddings embeddings, CancellationToken cancellationToken)
    {
        var (rows, dimensions) = (embeddings.Rows, embeddings.Dimensions);
        if (header.OptionalSection(ModelFileSection.CodeRotation) is not { } section || dimensions > QuantizedIndex.MaxDimensions) return null;
        var values = arrays.Get<float>(section, checked(dimensions * dimensions));
        var bounds = arrays.Get<CodeBounds>(header.Section(ModelFileSection.CodeBounds), 1).Span[0];
        var layout = new CodeLayout(dimensions);
        var heads = arrays.Get<byte>(header.Section(ModelFileSection.CodeHeads), checked(rows * CodeLayout.HeadLength));
        var residuals = arrays.Get<byte>(header.Section(ModelFileSection.CodeResiduals), checked(rows * layout.ResidualLength));
        if (!TensorPrimitives.IsFiniteAll(values.Span) || !bounds.IsValid) throw Invalid();
        var rotation = new PcaRotation(values, dimensions);
        if (!(rotation.Defect <= LargestDefect)) throw Invalid();
        var index = new QuantizedIndex(rotation, bounds, heads, residuals);
        return CodeVerification.IsSound(index, embeddings, cancellationToken) ? index : throw Invalid();
    }

    private static ModelFileException Invalid() => new("holds codes that are not those of its embeddings; train or import the model again");
}
