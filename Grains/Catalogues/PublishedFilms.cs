using System.Runtime.InteropServices;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Explanations;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Maps;
using MovieSimilarity.Models;

namespace MovieSimilarity.Grains.Catalogues;

/// <summary>What frontends need of a model and partitions do not.</summary>
/// <param name="Catalogue">The films.</param>
/// <param name="Map">Where they lie on a map, or null where the model has none.</param>
/// <param name="Explanations">What explains answers and embeds texts, or null where the model has none of it.</param>
public sealed record PublishedFilms(MovieCatalogue Catalogue, FilmMap? Map, ExplanationData? Explanations)
{
    /// <summary>Those of a model.</summary>
    public static PublishedFilms Of(SimilarityModel model) => new(model.Catalogue, model.Map, model.Explanations);

    /// <summary>The encoding: the catalogue, and behind it the map (films × 2, f32) and the explanation data where there are any.</summary>
    /// <returns>The bytes, and how many of them are the map and the explanation data.</returns>
    public (byte[] Bytes, int MapBytes, int ExplanationBytes) Encode()
    {
        var map = Map is null ? [] : MemoryMarshal.AsBytes(Map.Places.Span).ToArray();
        var explanations = Explanations is null ? [] : ExplanationEncoding.ToBytes(Explanations);
        return ([.. CatalogueEncoding.ToBytes(Catalogue), .. map, .. explanations], map.Length, explanations.Length);
    }

    /// <summary>Reads what <see cref="Encode"/> made.</summary>
    /// <param name="bytes">The encoding.</param>
    /// <param name="descriptor">What is known of it.</param>
    /// <param name="contentDimensions">Number of content dimensions.</param>
    /// <exception cref="ArgumentException">The bytes are no such encoding; likewise FormatException, EndOfStreamException.</exception>
    public static PublishedFilms Decode(byte[] bytes, CatalogueDescriptor descriptor, int contentDimensions)
    {
        var (mapStart, explanationStart) = (bytes.Length - descriptor.ExplanationBytes - descriptor.MapBytes, bytes.Length - descriptor.ExplanationBytes);
        var catalogue = CatalogueEncoding.Read(bytes[..mapStart]);
        var map = descriptor.MapBytes > 0 ? new FilmMap(MemoryMarshal.Cast<byte, float>(bytes.AsSpan(mapStart..explanationStart)).ToArray()) : null;
        if (map is not null && map.Count != catalogue.Count) throw new ArgumentException($"A map of {map.Count} films does not fit {catalogue.Count} films.");
        var explanations = descriptor.ExplanationBytes > 0
            ? ExplanationEncoding.Read(bytes.AsMemory(explanationStart), catalogue.Count, contentDimensions) : null;
        return new PublishedFilms(catalogue, map, explanations);
    }
}
