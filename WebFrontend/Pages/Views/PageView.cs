using MovieSimilarity.Catalogue;

namespace MovieSimilarity.WebFrontend.Pages.Views;

/// <summary>All that a page shows.</summary>
public abstract record PageView
{
    /// <summary>The page's title.</summary>
    public abstract string Title { get; }

    /// <summary>A sentence for search engines and for links that are shared.</summary>
    public abstract string Description { get; }

    /// <summary>What the address asks for.</summary>
    public required PageAddress Address { get; init; }

    /// <summary>The model that answers, or null while there is none.</summary>
    public ModelFacts? Model { get; init; }

    /// <summary>Where the service is, with a slash at the end, for those addresses that have to be complete.</summary>
    public required string Site { get; init; }

    /// <summary>The film whose cover is the preview of a shared link, or null.</summary>
    public virtual Movie? Preview => null;

    /// <summary>What the search box holds.</summary>
    public string? Typed { get; init; }

    /// <summary>What the pictures of films are made of.</summary>
    public required Artwork Art { get; init; }
}

/// <summary>What the page says of a model.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Films">How many films it has.</param>
/// <param name="DataSet">The name of its data.</param>
/// <param name="IsMovieLens">Whether the terms of MovieLens' data apply.</param>
/// <param name="HasMap">Whether it has a map.</param>
public sealed record ModelFacts(string Version, int Films, string DataSet, bool IsMovieLens, bool HasMap);

/// <summary>The page without a film: where people begin.</summary>
/// <param name="Shelf">Films to begin with.</param>
public sealed record StartView(IReadOnlyList<Movie> Shelf) : PageView
{
    /// <inheritdoc/>
    public override string Title => "MovieSimilarity: find a film for tonight";

    /// <inheritdoc/>
    public override string Description => "Name a film that you love. See the films most like it, and why.";
}

/// <summary>A page that says what is wrong and what helps.</summary>
/// <param name="Heading">What is wrong, in a few words.</param>
/// <param name="Lines">What it means and what to do.</param>
/// <param name="Films">Films that may be meant, or to begin with.</param>
/// <param name="FilmsLabel">What these films are.</param>
public sealed record TroubleView(string Heading, IReadOnlyList<string> Lines, IReadOnlyList<Movie> Films, string FilmsLabel) : PageView
{
    /// <inheritdoc/>
    public override string Title => $"{Heading} – MovieSimilarity";

    /// <inheritdoc/>
    public override string Description => Lines.Count > 0 ? Lines[0] : Heading;

    /// <summary>Whether the page asks again by itself.</summary>
    public bool AsksAgain { get; init; }
}
