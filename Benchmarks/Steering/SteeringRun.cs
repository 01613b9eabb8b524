using System.Globalization;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Terms;

namespace MovieSimilarity.Benchmarks.Steering;

/// <summary>What terms do to lists: how many of the films carry the term, and how similar they still are to the seed.</summary>
/// <remarks>
/// Seeds are the films with the most ratings, terms all tags and genres that a whole list of films carries. A seed is steered towards terms that
/// it does not carry, and away from those that it does.
/// </remarks>
internal sealed class SteeringRun
{
    private const int Seeds = 30;

    /// <summary>Films in a list.</summary>
    private const int Listed = SimilarityModel.DefaultCount;

    private static readonly double[] Strengths = [0, 0.1, 0.2, 0.5, 0.6, 0.7, 0.8, 1, 1.5, 2];

    private static readonly (string Name, double Sign, bool IsGenre)[] Kinds = [("more, tag", 1, false), ("more, genre", 1, true), ("less, tag", -1, false), ("less, genre", -1, true)];

    private readonly SimilarityModel _model;
    private readonly FilmTags _tags;
    private readonly Steered[] _terms;
    private readonly int[] _seeds;

    /// <param name="model">A model with explanation data.</param>
    /// <exception cref="BenchmarkException">It has none.</exception>
    public SteeringRun(SimilarityModel model)
    {
        if (model.Explanations is not { Content: var content }) throw new BenchmarkException("The model has no terms: train it with this release.");
        (_model, _tags) = (model, content.Tags);
        var films = new HashSet<int>[_tags.Spellings.Count];
        for (var tag = 0; tag < films.Length; tag++) films[tag] = [];
        for (var row = 0; row < _tags.Films; row++)
        {
            foreach (var (tag, _) in _tags.Of(row)) films[tag].Add(_model.Catalogue[row].Id);
        }
        _terms = [.. Enumerable.Range(0, films.Length).Where(tag => films[tag].Count > Listed)
            .Select(tag => new Steered(tag < _tags.GenreCount, films[tag], new ContentDirection(content.Space.FoldIn([_tags.Spellings[tag]]).Unit!.Value)))];
        _seeds = [.. _model.Catalogue.OrderByDescending(movie => movie.RatingCount).Take(Seeds).Select(movie => movie.Id)];
    }

    /// <summary>The table of all strengths: for each kind of pairs the share of the films that carry the term, and the mean similarity to the seed.</summary>
    public string Format()
    {
        var plain = _seeds.ToDictionary(seed => seed, seed => _model.FindSimilar(seed, _model.Catalogue.Count).ToDictionary(film => film.MovieId, film => film.Score));
        var pairs = Array.ConvertAll(Kinds, kind => PairsOf(kind.Sign, kind.IsGenre));
        return MarkdownTable.Format(
            ["strength", .. Kinds.Zip(pairs, (kind, of) => (string[])[$"{kind.Name} ({Figures.Count(of.Length)} pairs)", "similarity"]).SelectMany(names => names)],
            Strengths.Select(strength => (string[])[Number(strength, "0.0"), .. Kinds.Zip(pairs, (kind, of) => Measure(of, kind.Sign * strength, plain)).SelectMany(cells => cells)]));
    }

    private (int Seed, Steered Term)[] PairsOf(double sign, bool isGenre) =>
        [.. from seed in _seeds from term in _terms where term.IsGenre == isGenre && term.Films.Contains(seed) == sign < 0 select (seed, term)];

    private string[] Measure((int Seed, Steered Term)[] pairs, double strength, Dictionary<int, Dictionary<int, double>> plain)
    {
        var (carrying, similarity, listed) = (0, 0.0, 0);
        foreach (var (seed, term) in pairs)
        {
            var direction = ContentDirection.Sum([(strength, term.Direction)]);
            foreach (var film in _model.FindSimilar(new SimilarityQuery([new Seed(seed, 1)], Listed, default, direction)))
            {
                carrying += term.Films.Contains(film.MovieId) ? 1 : 0;
                similarity += plain[seed][film.MovieId];
                listed++;
            }
        }
        return listed == 0 ? ["–", "–"] : [$"{Number(100.0 * carrying / listed, "0")} %", Number(similarity / listed, "0.000")];
    }

    private static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A term.</summary>
    /// <param name="IsGenre">Whether it is a genre.</param>
    /// <param name="Films">The films that carry it.</param>
    /// <param name="Direction">Its direction.</param>
    private sealed record Steered(bool IsGenre, HashSet<int> Films, ContentDirection Direction);
}
