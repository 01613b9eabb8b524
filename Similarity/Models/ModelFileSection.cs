using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Models;

/// <summary>One section of a model file.</summary>
/// <param name="Name">Up to sixteen ASCII characters.</param>
/// <param name="Offset">Where it begins, in bytes from the file's start; a multiple of 64, fit for memory mapping.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">Checksum of its bytes.</param>
internal sealed record ModelFileSection(string Name, long Offset, long Length, byte[] Sha256)
{
    /// <summary>Where the model comes from: JSON, UTF-8.</summary>
    public const string Provenance = "provenance";

    /// <summary>The films: <see cref="CatalogueEncoding"/>.</summary>
    public const string Catalogue = "catalogue";

    /// <summary>Collaborative and content dimensions, i32 each.</summary>
    public const string Shape = "shape";

    /// <summary>Fused embeddings: films × dimensions, f32, row-major.</summary>
    public const string Embeddings = "embeddings";

    /// <summary>Lengths of the unnormalised embeddings: films × 2, f32.</summary>
    public const string Norms = "norms";

    /// <summary>The films' ids at IMDb and TMDB, 0 where unknown: films × 2, i32. Optional.</summary>
    public const string Links = "links";

    /// <summary>The films' series, 0 for none: films × i32. Optional.</summary>
    public const string Series = "series";

    /// <summary>What the model was trained on, in figures: JSON, UTF-8. Optional.</summary>
    public const string Statistics = "statistics";

    /// <summary>The vocabulary of the content embedding with its frequencies. Optional, as the next four: all or none.</summary>
    public const string Terms = "terms";

    /// <summary>The vectors of the vocabulary: words × content dimensions, f32, row-major.</summary>
    public const string TermVectors = "term_vectors";

    /// <summary>The films' tags and genres.</summary>
    public const string FilmTags = "film_tags";

    /// <summary>Who liked which films.</summary>
    public const string Likes = "likes";

    /// <summary>Quantiles of the scores of random pairs: four f64 each.</summary>
    public const string Quantiles = "quantiles";

    /// <summary>The sections by which answers are explained, in their order.</summary>
    public static IReadOnlyList<string> OfExplanations { get; } = [Terms, TermVectors, FilmTags, Likes, Quantiles];

    /// <summary>The films' places on the map: films × 2, f32, row-major. Optional.</summary>
    public const string Layout = "layout";

    /// <summary>The matrix by which embeddings are turned before coding: dimensions × dimensions, f32, row-major. Optional, as the next three.</summary>
    public const string CodeRotation = "codes_rotation";

    /// <summary>Figures that hold for all codes: four f64.</summary>
    public const string CodeBounds = "codes_bounds";

    /// <summary>The head codes: films × 64. The name in files is older than that word.</summary>
    public const string CodeHeads = "codes_prefixes";

    /// <summary>The residual codes. The name in files is older than that word.</summary>
    public const string CodeResiduals = "codes_rests";

    /// <summary>Whether the section follows from others, so that it makes no other model.</summary>
    public bool IsDerived => Name is CodeRotation or CodeBounds or CodeHeads or CodeResiduals;
}
