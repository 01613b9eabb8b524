using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MovieSimilarity.Catalogue;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>
/// What responses say of a model and its films, as UTF-8 JSON. A film's is written when it is first needed and kept, so that a start does not
/// wait for all of them; two threads that write the same at the same time write equal bytes.
/// </summary>
internal sealed class MovieJson(string version, MovieCatalogue catalogue)
{
    private readonly byte[] _version = JsonSerializer.SerializeToUtf8Bytes(version, ServingJson.Readable.String);
    private readonly byte[]?[] _members = new byte[catalogue.Count][];
    private readonly byte[]?[] _titles = new byte[catalogue.Count][];

    /// <summary>The model's version, in quotation marks.</summary>
    public ReadOnlySpan<byte> Version => _version;

    /// <summary>The row of a film.</summary>
    /// <exception cref="InvalidOperationException">The catalogue lacks it.</exception>
    public int RowOf(int movieId)
    {
        var row = catalogue.Ids.Span.BinarySearch(movieId);
        return row >= 0 ? row : throw new InvalidOperationException($"The model ranks movie {movieId}, which its catalogue lacks.");
    }

    /// <summary>The members of a <see cref="MovieResponse"/>, without its braces.</summary>
    public ReadOnlySpan<byte> Members(int row) =>
        _members[row] ??= JsonSerializer.SerializeToUtf8Bytes(MovieResponse.Of(catalogue[row]), ServingJson.Readable.MovieResponse)[1..^1];

    /// <summary>What the model knows the film by.</summary>
    public Signals Signals(int row) => catalogue[row].Signals;

    /// <summary>The title, in quotation marks.</summary>
    public ReadOnlySpan<byte> Title(int row) =>
        _titles[row] ??= JsonSerializer.SerializeToUtf8Bytes(catalogue[row].Title, ServingJson.Readable.String);
}

/// <summary>A film as the API shows it.</summary>
internal sealed record MovieResponse(
    int MovieId, string Title, int? Year, IReadOnlyList<string> Genres, double AverageRating, int RatingCount)
{
    /// <summary>Decimals of an average rating.</summary>
    public const int RatingDecimals = 2;

    /// <summary>IMDb's id, such as <c>tt0443706</c>; left out if it is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ImdbId { get; init; }

    /// <summary>TMDB's id; left out if it is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TmdbId { get; init; }

    public static MovieResponse Of(Movie movie) =>
        new(movie.Id, movie.Title, movie.Year, movie.Genres, Math.Round(movie.AverageRating, RatingDecimals), movie.RatingCount)
        {
            ImdbId = movie.ImdbId > 0 ? Movie.FormatImdbId(movie.ImdbId) : null,
            TmdbId = movie.TmdbId > 0 ? movie.TmdbId : null,
        };
}

/// <summary>How films and texts are written.</summary>
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(MovieResponse))]
[JsonSerializable(typeof(ExplanationResponse))]
[JsonSerializable(typeof(PairResponse))]
[JsonSerializable(typeof(PathResponse))]
[JsonSerializable(typeof(DescribedFilm))]
[JsonSerializable(typeof(Steering))]
internal sealed partial class ServingJson : JsonSerializerContext
{
    /// <summary>Snake case. Leaves é and ' readable in a terminal; safe, since responses are never pasted into HTML.</summary>
    public static JsonSerializerOptions Format => new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ServingJson Readable => field ??= new(Format);
}
