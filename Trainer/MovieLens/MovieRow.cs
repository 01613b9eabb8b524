namespace MovieSimilarity.Trainer.MovieLens;

/// <summary>A line of <c>movies.csv</c>.</summary>
/// <param name="MovieId">The film's id, greater than 0.</param>
/// <param name="Title">Title as written, without blanks at its ends.</param>
/// <param name="Genres">Genres as written, joined by <c>|</c>.</param>
public sealed record MovieRow(int MovieId, string Title, string Genres)
{
    /// <summary>What MovieLens writes where a film has no genre.</summary>
    private const string NoGenres = "(no genres listed)";

    /// <summary>The genres one by one; empty where none are listed.</summary>
    public IReadOnlyList<string> GenreList =>
        Genres == NoGenres ? [] : Genres.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
