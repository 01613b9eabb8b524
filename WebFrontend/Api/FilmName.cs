using System.Globalization;
using MovieSimilarity.WebFrontend.Http;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>How a request names a film.</summary>
internal enum NameKind
{
    /// <summary>By the model's id.</summary>
    MovieId,

    /// <summary>By IMDb's number.</summary>
    ImdbId,

    /// <summary>By TMDB's id.</summary>
    TmdbId,

    /// <summary>By its title.</summary>
    Title,
}

/// <summary>A film as a request names it.</summary>
/// <param name="Kind">Which of the two others names it.</param>
/// <param name="Id">The id; 0 for a title.</param>
/// <param name="Title">The title as typed; null for an id.</param>
internal readonly record struct FilmName(NameKind Kind, int Id, string? Title = null)
{
    private const string ImdbPrefix = "tt";

    /// <summary>Before TMDB's ids in lists, which otherwise look like those of the model.</summary>
    private const string TmdbPrefix = "tmdb:";

    private static string Expected(NameKind kind) =>
        kind == NameKind.ImdbId ? "an id of IMDb such as tt0443706" : $"a whole number from 1 to {int.MaxValue}";

    /// <summary>Reads an id of a kind; one of IMDb with or without <c>tt</c> and zeros in front.</summary>
    private static bool TryParse(ReadOnlySpan<char> text, NameKind kind, out FilmName name)
    {
        text = text.Trim();
        if (kind == NameKind.ImdbId && text.StartsWith(ImdbPrefix, StringComparison.OrdinalIgnoreCase)) text = text[ImdbPrefix.Length..];
        var isId = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0;
        name = new FilmName(kind, id);
        return isId;
    }

    /// <summary>Reads an id of the model or, if it begins with <c>tt</c>, of IMDb or, if with <c>tmdb:</c>, of TMDB.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out FilmName name)
    {
        text = text.Trim();
        if (text.StartsWith(TmdbPrefix, StringComparison.OrdinalIgnoreCase)) return TryParse(text[TmdbPrefix.Length..], NameKind.TmdbId, out name);
        return TryParse(text, text.StartsWith(ImdbPrefix, StringComparison.OrdinalIgnoreCase) ? NameKind.ImdbId : NameKind.MovieId, out name);
    }

    /// <summary>The films of a parameter that names each by an id.</summary>
    /// <param name="parameters">The parameters; receive errors.</param>
    /// <param name="place">The parameter.</param>
    /// <param name="kind">Whose ids they are.</param>
    public static IEnumerable<FilmName> Read(RequestParameters parameters, int place, NameKind kind)
    {
        foreach (var text in parameters.Texts(place))
        {
            if (TryParse(text, kind, out var name)) yield return name;
            else parameters.AddError(place, $"{parameters.NameOf(place)} takes {Expected(kind)}, not '{RequestParameters.Shorten(text)}'.");
        }
    }

    /// <summary>The film that a parameter names by an id, or another one by its title.</summary>
    /// <param name="parameters">The parameters; receive errors.</param>
    /// <param name="id">The parameter with an id.</param>
    /// <param name="title">The parameter with a title.</param>
    /// <param name="example">A call that names films, for messages.</param>
    public static FilmName ReadOne(RequestParameters parameters, int id, int title, string example)
    {
        if (parameters.Has(id) && parameters.Has(title)) parameters.AddError(id, $"Give {parameters.NameOf(id)} or {parameters.NameOf(title)}, not both.");
        if (parameters.Text(id) is { } text)
        {
            if (!FilmName.TryParse(text, out var name))
                parameters.AddError(id, $"{parameters.NameOf(id)} takes a movie id or an id of IMDb such as tt0443706, not '{RequestParameters.Shorten(text)}'; {parameters.NameOf(title)} takes a title.");
            return name;
        }
        if (string.IsNullOrWhiteSpace(parameters.Text(title)))
            parameters.AddError(id, $"{parameters.NameOf(id)} is missing; name two films: {example}.");
        return new FilmName(NameKind.Title, 0, parameters.Text(title) ?? "");
    }

    /// <summary>The films of a list of ids, which may be repeated or separated by commas; null if it is absent.</summary>
    /// <param name="parameters">The parameters; receive errors.</param>
    /// <param name="place">The parameter.</param>
    /// <param name="most">The largest number of ids.</param>
    public static List<FilmName>? ReadList(RequestParameters parameters, int place, int most)
    {
        if (!parameters.Has(place)) return null;
        var list = new List<FilmName>();
        foreach (var text in parameters.Texts(place))
        {
            foreach (var range in text.AsSpan().Split(','))
            {
                var item = text.AsSpan(range).Trim();
                if (item.IsEmpty) continue;
                if (TryParse(item, out var name)) list.Add(name);
                else parameters.AddError(place, $"{parameters.NameOf(place)} takes movie ids, separated by commas, not '{RequestParameters.Shorten(item.ToString())}'.");
            }
        }
        if (list.Count > most)
            parameters.AddError(place, string.Create(CultureInfo.InvariantCulture, $"{parameters.NameOf(place)} takes at most {most:N0} ids, not {list.Count:N0}."));
        return list;
    }
}
