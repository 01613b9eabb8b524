using System.Globalization;
using MovieSimilarity.WebFrontend.Http;

namespace MovieSimilarity.WebFrontend.Api.Similar;

/// <summary>The terms that steer an answer, as a request names them.</summary>
/// <param name="More">Terms that the films should have more of.</param>
/// <param name="Less">Terms that they should have less of.</param>
/// <param name="Strength">What each term counts against the similarity to the seeds, 0 to <see cref="MaxStrength"/>.</param>
internal sealed record SteeringParameters(IReadOnlyList<string> More, IReadOnlyList<string> Less, double Strength)
{
    /// <summary>Beyond this the seeds hardly count any more: the lists are those of the terms (docs/steering.md).</summary>
    public const double MaxStrength = 2;

    /// <summary>A term counts as much as the whole text of the seed: lists change visibly and still resemble the seed (docs/steering.md).</summary>
    public const double DefaultStrength = 1;

    /// <summary>Reads the terms.</summary>
    /// <param name="parameters">The parameters; receive errors.</param>
    /// <param name="more">The place of <c>more</c>.</param>
    /// <param name="less">The place of <c>less</c>.</param>
    /// <param name="strength">The place of <c>strength</c>.</param>
    /// <returns>The terms; null if there are none.</returns>
    public static SteeringParameters? Read(RequestParameters parameters, int more, int less, int strength)
    {
        var given = parameters.Has(strength) ? parameters.Number(strength, 0, MaxStrength) : null;
        if (!parameters.Has(more) && !parameters.Has(less)) return null;
        var terms = new SteeringParameters(Texts.Read(parameters, more, Texts.MaxTerms), Texts.Read(parameters, less, Texts.MaxTerms), given ?? DefaultStrength);
        return terms.More.Count + terms.Less.Count > 0 ? terms : null;
    }
}

/// <summary>The text of a film that the model does not have.</summary>
/// <param name="Tags">Its tags.</param>
/// <param name="Genres">Its genres.</param>
internal sealed record FilmText(IReadOnlyList<string> Tags, IReadOnlyList<string> Genres)
{
    /// <summary>The member of JSON bodies that has it.</summary>
    public const string Member = "film";

    private const int TagsPlace = 0, GenresPlace = 1;

    /// <summary>More than any film of MovieLens has that is not among the best known hundred.</summary>
    private const int MaxTags = 500;

    /// <summary>As many as a film of a model may have.</summary>
    private const int MaxGenres = Catalogue.Movie.MaxGenres;

    private static readonly ParameterNames Names = new(["tags", "genres"], TagsPlace);

    /// <summary>Reads the member of a JSON body.</summary>
    /// <param name="parameters">The parameters; receive errors.</param>
    /// <returns>The film; null if the body has none.</returns>
    public static FilmText? Read(RequestParameters parameters)
    {
        if (parameters.Object is not { } json) return null;
        var path = parameters.Path + Member;
        var members = new RequestParameters(Names, path + ".", parameters);
        members.AddJson(json);
        var film = new FilmText(Texts.Read(members, TagsPlace, MaxTags), Texts.Read(members, GenresPlace, MaxGenres));
        if (film.Tags.Count + film.Genres.Count == 0 && parameters.Errors is null)
            parameters.AddError(path, $"{path} takes tags, genres or both, for example {{\"tags\": [\"serial killer\"], \"genres\": [\"Crime\"]}}.");
        return film;
    }
}

/// <summary>Texts in parameters, bounded in number and length.</summary>
internal static class Texts
{
    /// <summary>More terms than a person can weigh against each other; each one adds to what a query vector costs.</summary>
    public const int MaxTerms = 20;

    /// <summary>The characters of a text: longer than all but a few of the tags that people write.</summary>
    public const int MaxLength = 100;

    /// <summary>The texts of a parameter that are not blank, trimmed.</summary>
    /// <param name="parameters">The parameters; receive errors.</param>
    /// <param name="place">The parameter.</param>
    /// <param name="most">The largest number of texts.</param>
    public static IReadOnlyList<string> Read(RequestParameters parameters, int place, int most)
    {
        string[] texts = [.. parameters.Texts(place).Select(text => text.Trim()).Where(text => text.Length > 0)];
        var name = parameters.NameOf(place);
        if (texts.Length > most)
            parameters.AddError(place, string.Create(CultureInfo.InvariantCulture, $"{name} takes at most {most} texts, not {texts.Length:N0}."));
        else if (Array.Find(texts, text => text.Length > MaxLength) is { } tooLong)
            parameters.AddError(place, $"{name} takes texts of at most {MaxLength} characters; '{RequestParameters.Shorten(tooLong)}' is longer.");
        return texts;
    }
}
