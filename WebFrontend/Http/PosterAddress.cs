using System.Globalization;
using MovieSimilarity.Catalogue;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>Where the posters of films are, if the operator of the service has configured that.</summary>
public sealed class PosterAddress
{
    private const string Tmdb = "{tmdb_id}", Imdb = "{imdb_id}";

    private readonly string? _template;

    private PosterAddress(string? template) => _template = template;

    /// <summary>No posters.</summary>
    public static PosterAddress None { get; } = new(null);

    /// <summary>The origin of the posters for the content security policy, such as <c>https://images.example</c>; null without posters.</summary>
    public string? Origin => _template is null ? null : new Uri(_template.Split('{')[0]).GetLeftPart(UriPartial.Authority);

    /// <summary>Reads a template.</summary>
    /// <param name="template">An address with <c>{tmdb_id}</c> or <c>{imdb_id}</c> in its path or query.</param>
    /// <returns>The addresses, or null if the template is not one.</returns>
    public static PosterAddress? TryParse(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var sample = Fill(template, "1", "tt0000001");
        var isAddress = Uri.TryCreate(sample, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
        // In the host, a placeholder would need a policy for every film.
        var isInPath = isAddress && Uri.TryCreate(template.Split('{')[0], UriKind.Absolute, out var start) && start.Authority == address!.Authority;
        var isPlain = isAddress && address!.UserInfo.Length == 0 && !sample.Any(character => char.IsWhiteSpace(character) || character is '{' or '}' or ';' or ',' or '\'' or '"');
        return sample != template && isInPath && isPlain ? new PosterAddress(template) : null;
    }

    /// <summary>The address of a film's poster, or null if there is none.</summary>
    public string? Of(Movie film)
    {
        ArgumentNullException.ThrowIfNull(film);
        if (_template is null) return null;
        var isKnown = (film.TmdbId > 0 || !_template.Contains(Tmdb, StringComparison.Ordinal)) && (film.ImdbId > 0 || !_template.Contains(Imdb, StringComparison.Ordinal));
        return isKnown ? Fill(_template, film.TmdbId.ToString(CultureInfo.InvariantCulture), Movie.FormatImdbId(film.ImdbId)) : null;
    }

    private static string Fill(string template, string tmdbId, string imdbId) =>
        template.Replace(Tmdb, tmdbId, StringComparison.Ordinal).Replace(Imdb, imdbId, StringComparison.Ordinal);
}
