using System.Text.Json;
using MovieSimilarity.Catalogue;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Movies;

namespace MovieSimilarity.WebFrontend.Similar;

/// <summary>
/// What answers say of a model and its films, as UTF-8 JSON. A film's is written when it is first needed and kept, so that a start does not
/// wait for all of them; two threads that write the same at the same time write equal bytes.
/// </summary>
internal sealed class ModelJson(string version, MovieCatalogue catalogue)
{
    private readonly byte[] _version = JsonSerializer.SerializeToUtf8Bytes(version, FrontendJson.Readable.String);
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

    /// <summary>The members of a <see cref="MovieAnswer"/>, without its braces.</summary>
    public ReadOnlySpan<byte> Members(int row) =>
        _members[row] ??= JsonSerializer.SerializeToUtf8Bytes(MovieAnswer.Of(catalogue[row]), FrontendJson.Readable.MovieAnswer)[1..^1];

    /// <summary>The title, in quotation marks.</summary>
    public ReadOnlySpan<byte> Title(int row) =>
        _titles[row] ??= JsonSerializer.SerializeToUtf8Bytes(catalogue[row].Title, FrontendJson.Readable.String);
}
