using System.Globalization;
using System.Text;

namespace MovieSimilarity.Catalogue;

/// <summary>A film as the catalogue knows it.</summary>
/// <param name="Id">MovieLens' movie id, greater than 0.</param>
/// <param name="Title">The title as MovieLens writes it, year included: <c>Matrix, The (1999)</c>; see <see cref="IsTitle"/>.</param>
/// <param name="Year">Year of release, or null where the title states none.</param>
/// <param name="Genres">MovieLens' genres in their written order; empty where none are listed; see <see cref="AreGenres"/>.</param>
/// <param name="RatingCount">How many ratings the film has in the data set, 0 or more.</param>
/// <param name="AverageRating">Mean of those ratings in stars, 0.5 to 5; 0 where there are none.</param>
public sealed record Movie(int Id, string Title, int? Year, IReadOnlyList<string> Genres, int RatingCount, double AverageRating)
{
    /// <summary>The number of the film's title at IMDb, 0 or more; 0 where it is not known. <see cref="FormatImdbId"/> writes it as IMDb does.</summary>
    public int ImdbId { get; init; }

    /// <summary>The film's id at The Movie Database (TMDB), 0 or more; 0 where it is not known.</summary>
    public int TmdbId { get; init; }

    /// <summary>The series that the film belongs to, as found when the model was trained, 0 or more; 0 for none.</summary>
    public int SeriesId { get; init; }

    /// <summary>What the model knows the film by: which of its two embeddings are not zero vectors. A model sets it.</summary>
    public Signals Signals { get; init; } = Signals.Both;

    /// <summary>The longest title, in bytes of UTF-8: three times the longest one of MovieLens.</summary>
    public const int MaxTitleBytes = 1000;

    /// <summary>The most genres; MovieLens has 19 in all.</summary>
    public const int MaxGenres = 30;

    /// <summary>The longest genre, in bytes of UTF-8; MovieLens' have up to 18.</summary>
    public const int MaxGenreBytes = 100;

    /// <summary>
    /// At least what any film takes in a message: its title, its genres with 8 bytes for the length of each, its numbers, and what a
    /// serializer puts around them.
    /// </summary>
    public const int MaxBytes = MaxTitleBytes + MaxGenres * (MaxGenreBytes + 8) + 200;

    /// <summary>Whether a text can be a title: something but blanks, at most <see cref="MaxTitleBytes"/> long.</summary>
    public static bool IsTitle(string text) => !string.IsNullOrWhiteSpace(text) && IsWithin(text, MaxTitleBytes);

    /// <summary>Whether texts can be a film's genres: at most <see cref="MaxGenres"/> of at most <see cref="MaxGenreBytes"/>.</summary>
    public static bool AreGenres(IReadOnlyList<string> texts) => texts.Count <= MaxGenres && texts.All(text => IsWithin(text, MaxGenreBytes));

    /// <summary>An IMDb id as IMDb writes it, with at least seven digits: <c>tt0443706</c>.</summary>
    /// <param name="imdbId">Its number, greater than 0.</param>
    public static string FormatImdbId(int imdbId) => string.Create(CultureInfo.InvariantCulture, $"tt{imdbId:D7}");

    private static bool IsWithin(string text, int bytes) =>
        Encoding.UTF8.GetMaxByteCount(text.Length) <= bytes || (text.Length <= bytes && Encoding.UTF8.GetByteCount(text) <= bytes);
}

/// <summary>The embeddings of a film that are not zero vectors. The cosine of a zero vector with every film is 0.</summary>
[Flags]
public enum Signals
{
    /// <summary>Neither of them.</summary>
    None = 0,

    /// <summary>The collaborative embedding: users with enough ratings rated the film.</summary>
    Collaborative = 1,

    /// <summary>The content embedding: the film has a tag or genre that the model uses.</summary>
    Content = 2,

    /// <summary>Both embeddings.</summary>
    Both = Collaborative | Content,
}
