using System.Numerics.Tensors;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Search.Quantization;

namespace MovieSimilarity.Models;

/// <summary>The codes of the embeddings in a model file, so that nobody who loads it must make them: four sections, all or none.</summary>
internal static class CodeSections
{
    /// <summary>A rotation is orthogonal to rounding; one that is not would make every bound useless.</summary>
    private const double LargestDefect = 1e-3;

    /// <summary>What writes each section.</summary>
    public static IEnumerable<(string Name, Action<Stream> Encode)> Encoders(SearchIndex index) =>
    [
        (ModelFileSection.CodeRotation, stream => ArrayBlocks.Write(stream, index.Rotation.Values.Span)),
        (ModelFileSection.CodeBounds, stream => ArrayBlocks.Write(stream, (ReadOnlySpan<CodeBounds>)[index.Bounds])),
        (ModelFileSection.CodePrefixes, stream => ArrayBlocks.Write(stream, index.Prefixes.Span)),
        (ModelFileSection.CodeRests, stream => ArrayBlocks.Write(stream, index.Rests.Span)),
    ];

    /// <summary>The codes, or null where the file has none, or the rows are too long to be searched by codes.</summary>
    /// <exception cref="ModelFileException">They are not whole, or are not the embeddings' codes.</exception>
    public static SearchIndex? Read(ModelFileHeader header, ModelFileArrays arrays, FusedEmbeddings embeddings, CancellationToken cancellationToken)
    {
        var (rows, dimensions) = (embeddings.Rows, embeddings.Dimensions);
        if (header.OptionalSection(ModelFileSection.CodeRotation) is not { } section || dimensions > SearchIndex.MaxDimensions) return null;
        var values = arrays.Get<float>(section, checked(dimensions * dimensions));
        var bounds = arrays.Get<CodeBounds>(header.Section(ModelFileSection.CodeBounds), 1).Span[0];
        var layout = new CodeLayout(dimensions);
        var prefixes = arrays.Get<byte>(header.Section(ModelFileSection.CodePrefixes), checked(rows * CodeLayout.PrefixLength));
        var rests = arrays.Get<byte>(header.Section(ModelFileSection.CodeRests), checked(rows * layout.RestStride));
        if (!TensorPrimitives.IsFiniteAll(values.Span) || !bounds.IsValid) throw Invalid();
        var rotation = new Rotation(values, dimensions);
        if (!(rotation.Defect <= LargestDefect)) throw Invalid();
        var index = new SearchIndex(rotation, bounds, prefixes, rests);
        return CodeVerification.IsSound(index, embeddings, cancellationToken) ? index : throw Invalid();
    }

    private static ModelFileException Invalid() => new("holds codes that are not those of its embeddings; train or import the model again");
}
