using MovieSimilarity.Catalogue;
using MovieSimilarity.Explanations;
using MovieSimilarity.Models;

namespace MovieSimilarity.Grains.Catalogues;

/// <summary>What frontends need of a model and partitions do not.</summary>
/// <param name="Catalogue">The films.</param>
/// <param name="Explanations">What explains answers and embeds texts, or null where the model has none of it.</param>
public sealed record PublishedFilms(MovieCatalogue Catalogue, ExplanationData? Explanations)
{
    /// <summary>Those of a model.</summary>
    public static PublishedFilms Of(SimilarityModel model) => new(model.Catalogue, model.Explanations);

    /// <summary>The encoding: the catalogue, and behind it the explanation data where there are any.</summary>
    /// <returns>The bytes, and how many of them are explanation data.</returns>
    public (byte[] Bytes, int ExplanationBytes) Encode()
    {
        var catalogue = CatalogueEncoding.ToBytes(Catalogue);
        if (Explanations is null) return (catalogue, 0);
        var explanations = ExplanationEncoding.ToBytes(Explanations);
        return ([.. catalogue, .. explanations], explanations.Length);
    }

    /// <summary>Reads what <see cref="Encode"/> made.</summary>
    /// <param name="bytes">The encoding.</param>
    /// <param name="explanationBytes">How many of the bytes are explanation data.</param>
    /// <param name="contentDimensions">Number of content dimensions.</param>
    /// <exception cref="ArgumentException">The bytes are no such encoding; likewise FormatException, EndOfStreamException.</exception>
    public static PublishedFilms Decode(byte[] bytes, int explanationBytes, int contentDimensions)
    {
        var catalogue = CatalogueEncoding.Read(bytes[..^explanationBytes]);
        var explanations = explanationBytes > 0 ? ExplanationEncoding.Read(bytes.AsMemory(bytes.Length - explanationBytes), catalogue.Count, contentDimensions) : null;
        return new PublishedFilms(catalogue, explanations);
    }
}
