using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Titles;

/// <summary>Finds the films that go by a typed title.</summary>
/// <remarks>
/// Films are numbered as they are given, best known first, and ranked by that. The steps go from what the text says to what it may
/// mean; within a step, the most literal spelling wins.
/// </remarks>
internal sealed class TitleLookup
{
    /// <summary>
    /// How many times as many ratings a film needs to be meant by what is another one's name: "Lord of the Rings" is the beginning of
    /// three famous films and the name of one that few people know.
    /// </summary>
    private const int FarBetterKnown = 10;

    private static readonly Looseness[] AsWritten =
        [Looseness.Literal, Looseness.WithoutArticle, Looseness.WithoutBlanks, Looseness.WithoutArticleAndBlanks];

    private static readonly Looseness[] Names = [.. AsWritten, Looseness.Folded];

    private static readonly Looseness[] Parts =
        [Looseness.Head, Looseness.Beginning, Looseness.FirstOfSeries, Looseness.BeginningOfSubtitle, Looseness.Initials];

    private readonly Movie[] _movies;
    private readonly FilmsBySpelling _asWritten;
    private readonly FilmsBySpelling _folded;

    public TitleLookup(Movie[] movies)
    {
        _movies = movies;
        var (asWritten, folded) = (new FilmsBySpelling.Builder(), new FilmsBySpelling.Builder());
        for (var film = 0; film < movies.Length; film++)
        {
            asWritten.Begin(film);
            folded.Begin(film);
            foreach (var name in FilmNames.LookedUp(movies[film]))
            {
                foreach (var spelling in name.Spellings()) asWritten.Add(spelling.Text);
                foreach (var spelling in name.FoldedSpellings()) folded.Add(spelling.Text);
            }
        }
        (_asWritten, _folded) = (asWritten.Build(), folded.Build());
    }

    /// <summary>The films that the most literal reading leads to, or null.</summary>
    public TitleMatch? Find(string typed)
    {
        var readings = TitleReading.Of(typed);
        return FindFirst(readings, AsWritten, YearFit.Same) is { } literal
            ? FarBetterKnownThan(literal, readings) ?? literal
            : FindLooser(readings, typed);
    }

    private TitleMatch? FindLooser(TitleReading[] readings, string typed) =>
        FindFirst(readings, [Looseness.Folded], YearFit.Same)
        ?? TitleReading.Guesses(typed).Select(guess => FindFirst([guess], Names, YearFit.Same)).FirstOrDefault(match => match is not null)
        ?? FindFirst(readings, Names, YearFit.FilmHasNone)
        ?? FindFirst(readings, Names, YearFit.OneOff)
        ?? FindFirst(readings, [Looseness.Head], YearFit.Same)
        ?? FindParts([.. readings.Where(reading => reading.Year is null || !IsName(reading))]);

    private TitleMatch? FindParts(TitleReading[] readings) =>
        FindFirst(readings, Parts, YearFit.Same) ?? FindFirst(readings, Parts, YearFit.OneOff);

    /// <summary>Whether a film of any year goes by the name: then another year is no reason to take another film.</summary>
    private bool IsName(TitleReading reading) => FindFirst([reading with { Year = null }], Names, YearFit.Same) is not null;

    private TitleMatch? FindFirst(TitleReading[] readings, Looseness[] levels, YearFit fit)
    {
        foreach (var looseness in levels)
        {
            var hits = Hits(readings, looseness, fit);
            if (hits.Count == 0) continue;
            var first = hits.Min(hit => hit.Precedence);
            hits.RemoveAll(hit => hit.Precedence != first);
            if (fit != YearFit.OneOff || hits.TrueForAll(hit => hit.Film == hits[0].Film))
                return Match(hits, KindOf(hits, readings[first.Reading], looseness, fit));
        }
        return null;
    }

    private List<Hit> Hits(TitleReading[] readings, Looseness looseness, YearFit fit)
    {
        var hits = new List<Hit>();
        var isFolded = looseness >= Looseness.Folded;
        var films = isFolded ? _folded : _asWritten;
        for (var i = 0; i < readings.Length; i++)
        {
            if (readings[i].SpellingAt(looseness) is not { } spelling) continue;
            foreach (var film in films.WithHashOf(spelling.Text))
            {
                if (!Fits(_movies[film], readings[i], fit)) continue;
                var names = FilmNames.LookedUp(_movies[film])
                    .FindAll(name => isFolded ? name.FoldedSpellings().Contains(spelling) : name.Spellings().Contains(spelling));
                // A part that was typed may as well be meant for an alternative title.
                if (names.Count > 0) hits.Add(new Hit(film, (looseness <= Looseness.Folded && names.TrueForAll(name => name.IsAlternative), i)));
            }
        }
        return hits;
    }

    private static bool Fits(Movie movie, TitleReading reading, YearFit fit)
    {
        if (reading.Year is not { } year) return fit == YearFit.Same;
        return fit switch
        {
            YearFit.Same => FilmNames.HasYear(movie, year),
            YearFit.FilmHasNone => !FilmNames.HasYear(movie),
            _ => FilmNames.HasYearNextTo(movie, year),
        };
    }

    /// <summary>A film so much better known that it is meant, though what was typed is another one's name; null where there is none.</summary>
    private TitleMatch? FarBetterKnownThan(TitleMatch literal, TitleReading[] readings)
    {
        if (literal.Matched is not (TitleMatchKind.WithoutYear or TitleMatchKind.AlternativeTitle)) return null;
        if (_movies[0].RatingCount < FarBetterKnown * literal.Movie.RatingCount) return null;
        TitleReading[] withoutYear = [.. readings.Where(reading => reading.Year is null)];
        var better = FindFirst(withoutYear, [Looseness.Head], YearFit.Same);
        if (better is null && literal.Matched == TitleMatchKind.AlternativeTitle)
        {
            better = FindFirst(withoutYear, [Looseness.Folded], YearFit.Same);
            if (better?.Matched != TitleMatchKind.Numeral) return null;
        }
        if (better is null || better.Movie.RatingCount < FarBetterKnown * literal.Movie.RatingCount) return null;
        // "The Mission" is not Mission: Impossible.
        if (readings[0].Name.ArticleLength > 0 && FilmNames.Of(better.Movie)[0].ArticleLength == 0) return null;
        IEnumerable<Movie> all = [.. better.OtherMovies, literal.Movie, .. literal.OtherMovies];
        return better with { OtherMovies = [.. all.Distinct().OrderByDescending(movie => movie.RatingCount).ThenBy(movie => movie.Id)] };
    }

    private TitleMatch Match(List<Hit> hits, TitleMatchKind kind)
    {
        var movies = hits.Select(hit => hit.Film).Distinct().Order().Select(film => _movies[film]).ToArray();
        return new TitleMatch(movies[0], movies[1..], kind);
    }

    private TitleMatchKind KindOf(List<Hit> hits, TitleReading reading, Looseness looseness, YearFit fit)
    {
        var best = _movies[hits.Min(hit => hit.Film)];
        if (fit == YearFit.OneOff) return TitleMatchKind.NearYear;
        if (looseness == Looseness.FirstOfSeries) return TitleMatchKind.Numeral;
        if (looseness > Looseness.Folded) return TitleMatchKind.Beginning;
        if (looseness == Looseness.Folded && !FilmNames.HasNameWithSameNumbers(best, reading.Name)) return TitleMatchKind.Numeral;
        if (hits[0].Precedence.IsAlternative) return TitleMatchKind.AlternativeTitle;
        return reading.Year is not null == FilmNames.HasYear(best) ? TitleMatchKind.Exact : TitleMatchKind.WithoutYear;
    }

    /// <summary>How a typed year and a film's agree; without a typed year every film fits as if it had the same.</summary>
    private enum YearFit
    {
        Same,
        FilmHasNone,
        OneOff,
    }

    /// <summary>A film found, and how it ranks among those as literal: main titles first, then the earlier reading.</summary>
    private readonly record struct Hit(int Film, (bool IsAlternative, int Reading) Precedence);
}
