using MovieSimilarity.Catalogue;

namespace MovieSimilarity.WebFrontend.Pages.Views;

/// <summary>The page of an answer: the films to start from, and those most like them.</summary>
public sealed record ListView : PageView
{
    /// <summary>The films named in titles and descriptions; further ones are counted.</summary>
    private const int MaxNamed = 3;

    /// <summary>The films to start from, one or more.</summary>
    public required IReadOnlyList<SeedView> Seeds { get; init; }

    /// <summary>The films to keep away from.</summary>
    public required IReadOnlyList<Movie> Disliked { get; init; }

    /// <summary>The films found, best first.</summary>
    public required IReadOnlyList<ResultView> Results { get; init; }

    /// <summary>The films of the same series, if they are asked for apart.</summary>
    public IReadOnlyList<ResultView> Series { get; init; } = [];

    /// <summary>Other films that the typed title could have meant.</summary>
    public IReadOnlyList<Movie> OtherMatches { get; init; } = [];

    /// <summary>Whether the title was misspelt and the closest one was taken.</summary>
    public bool IsGuess { get; init; }

    /// <summary>The address of the next films, or null if there are none.</summary>
    public string? NextPage { get; init; }

    /// <summary>All genres, for the filter.</summary>
    public required IReadOnlyList<string> Genres { get; init; }

    /// <summary>What the collaborative model counts, 0 to 1.</summary>
    public required double Weight { get; init; }

    /// <summary>Whether this is a further page of an answer.</summary>
    public bool IsFurtherPage => Results.Count > 0 && Results[0].Rank > 1;

    /// <inheritdoc/>
    public override string Title => $"Films like {SeedNames} – MovieSimilarity";

    /// <inheritdoc/>
    public override string Description => Results.Count == 0 ? $"Films like {SeedNames}."
        : $"If you like {SeedNames}: {FilmNames.List([.. Results.Take(MaxNamed).Select(result => FilmNames.TitleOf(result.Film))])}{More}.";

    /// <inheritdoc/>
    public override Movie? Preview => Seeds[0].Film;

    /// <summary>The films to start from in words.</summary>
    public string SeedNames => Seeds.Count <= MaxNamed
        ? FilmNames.List([.. Seeds.Select(seed => FilmNames.TitleOf(seed.Film))])
        : $"{FilmNames.TitleOf(Seeds[0].Film)}, {FilmNames.TitleOf(Seeds[1].Film)} and {Seeds.Count - 2} others";

    private string More => Results.Count > MaxNamed ? $", and {Results.Count - MaxNamed} more" : "";
}

/// <summary>A film to start from.</summary>
/// <param name="Film">The film.</param>
/// <param name="Tags">What people say of it most often.</param>
public sealed record SeedView(Movie Film, IReadOnlyList<string> Tags);

/// <summary>A film found.</summary>
/// <param name="Rank">Its rank, from 1.</param>
/// <param name="Film">The film.</param>
/// <param name="Closeness">How close it is, or null where that cannot be said.</param>
/// <param name="Note">What its place in the list rests on, if that is less than usual.</param>
public sealed record ResultView(int Rank, Movie Film, Closeness? Closeness, string? Note)
{
    /// <summary>Why it is in the list, or null where the model cannot say.</summary>
    public string? Reason { get; init; }

    /// <summary>Tags and genres that make it similar, the strongest first.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];
}
