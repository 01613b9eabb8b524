using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using MovieSimilarity.Search;
using MovieSimilarity.Terms;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api.Similar;

/// <summary>Where the texts of a request lead in the content space.</summary>
/// <param name="Direction">What is added to the query vector.</param>
/// <param name="Steering">The terms that steer the answer, if there are any.</param>
/// <param name="Film">The film that the query starts from, if the model does not have it.</param>
internal sealed record ResolvedText(ContentDirection Direction, Steering? Steering, DescribedFilm? Film);

/// <summary>Looks up in a model the terms and the described film of a request.</summary>
internal sealed class TextResolver
{
    private const int MaxSuggestions = 5;

    /// <summary>The texts of a film that are looked at for suggestions: one is as good as the other.</summary>
    private const int MaxCorrected = 3;

    private const string HowToFind = "/v1/terms?query= completes terms.";

    private readonly TermIndex _terms;
    private readonly string _path;
    private readonly ParameterErrors _errors = new();
    private readonly List<(double Coefficient, ContentDirection Direction)> _parts = [];

    private TextResolver(TermIndex terms, string path) => (_terms, _path) = (terms, path);

    /// <summary>What the texts of a request mean, or why they mean nothing; neither if there are none.</summary>
    /// <param name="model">The model.</param>
    /// <param name="parameters">The parameters, without errors.</param>
    public static (ResolvedText? Text, JsonHttpResult<ProblemResponse>? Problem) Resolve(ModelSnapshot model, SimilarParameters parameters)
    {
        if (parameters.Steering is null && parameters.Film is null) return (null, null);
        if (model.Terms is not { } terms) return (null, Problems.NoExplanations(model, parameters.Film is null ? "steering" : "a described film"));
        return new TextResolver(terms, parameters.Path).Resolve(parameters.Film, parameters.Steering);
    }

    private (ResolvedText? Text, JsonHttpResult<ProblemResponse>? Problem) Resolve(FilmText? described, SteeringParameters? wanted)
    {
        var film = described is null ? null : FoldIn(described);
        var steering = wanted is null ? null : Steer(wanted);
        return _errors.Told.Count > 0 ? (null, Problems.BadParameters(_errors)) : (new ResolvedText(ContentDirection.Sum(_parts), steering, film), null);
    }

    private DescribedFilm? FoldIn(FilmText film)
    {
        string[] texts = [.. film.Tags, .. film.Genres];
        var folded = _terms.FoldIn(texts);
        if (folded.Unit is { } unit)
        {
            _parts.Add((1, new ContentDirection(unit)));
            return new DescribedFilm(film.Tags, film.Genres, folded.Unknown);
        }
        var name = _path + FilmText.Member;
        _errors.Add(name, $"The model knows no word of the tags and genres of {name}. {Suggest(texts.Take(MaxCorrected))}");
        return null;
    }

    private Steering Steer(SteeringParameters wanted)
    {
        SteeringTerm[] more = [.. Find(wanted.More, $"{_path}more", wanted.Strength)], less = [.. Find(wanted.Less, $"{_path}less", -wanted.Strength)];
        foreach (var term in less.IntersectBy(more.Select(term => term.Name), term => term.Name))
            _errors.Add($"{_path}less", $"{_path}less names '{RequestParameters.Shorten(term.Name)}', which {_path}more names, too.");
        // In the order of their names, so that the order in the request does not matter.
        SteeringTerm[] all = [.. more, .. less];
        _parts.AddRange(all.OrderBy(term => term.Name, StringComparer.Ordinal).Select(term => (term.Coefficient, new ContentDirection(term.Unit))));
        return new Steering(
            [.. more.Select(term => term.Name)], [.. less.Select(term => term.Name)], wanted.Strength, [.. all.SelectMany(term => term.Unknown).Distinct()]);
    }

    private IEnumerable<SteeringTerm> Find(IReadOnlyList<string> texts, string parameter, double coefficient)
    {
        foreach (var text in texts)
        {
            var name = _terms.Find(text)?.Name ?? text;
            var folded = _terms.FoldIn([name]);
            if (folded.Unit is { } unit) yield return new SteeringTerm(name, coefficient, unit, folded.Unknown);
            else if (!_errors.Told.ContainsKey(parameter)) _errors.Add(parameter, $"The model knows no word of '{RequestParameters.Shorten(text)}'. {Suggest([text])}");
        }
    }

    private string Suggest(IEnumerable<string> texts)
    {
        var closest = texts.SelectMany(text => _terms.Closest(text, MaxSuggestions)).Distinct().Take(MaxSuggestions).ToArray();
        return closest.Length > 0 ? $"The closest terms: {string.Join("; ", closest.Select(term => term.Name))}." : $"No term comes close; {HowToFind}";
    }

    /// <summary>A term that steers.</summary>
    /// <param name="Name">The term as the model spells it or, if it is none of its tags and genres, as it was typed.</param>
    /// <param name="Coefficient">What its direction counts.</param>
    /// <param name="Unit">Its direction.</param>
    /// <param name="Unknown">Its words that the model does not know.</param>
    private readonly record struct SteeringTerm(string Name, double Coefficient, ImmutableArray<float> Unit, ImmutableArray<string> Unknown);
}
