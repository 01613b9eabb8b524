using System.Collections.Immutable;
using MovieSimilarity.Titles;

namespace MovieSimilarity.Terms;

/// <summary>A tag or genre that films have.</summary>
/// <param name="Name">As people spelled it most often.</param>
/// <param name="Films">How many films have it.</param>
/// <param name="IsGenre">Whether it is a genre.</param>
public sealed record Term(string Name, int Films, bool IsGenre);

/// <summary>Finds, completes and corrects the tags and genres of a model. Immutable, and safe for any number of concurrent callers.</summary>
public sealed class TermIndex
{
    /// <summary>Names compared in full: a misspelt term shares more trigrams with the right one than with all but a few others.</summary>
    private const int CandidateLimit = 100;

    /// <summary>One edit in so many letters is a slip; with more, it is another term.</summary>
    private const int LettersPerEdit = 3;

    private readonly ContentTerms _content;
    private readonly ImmutableArray<Term> _terms;
    private readonly Dictionary<string, int> _byKey = [];
    private readonly NameTable _names;
    private readonly TrigramIndex _trigrams;

    /// <summary>Indexes the tags and genres of a model.</summary>
    /// <param name="content">The texts of its films.</param>
    public TermIndex(ContentTerms content)
    {
        var films = CountFilms(content.Tags);
        _content = content;
        _terms = [.. content.Tags.Spellings
            .Select((name, tag) => new Term(name, films[tag], tag < content.Tags.GenreCount))
            .Where(term => term.Name != FilmTags.NoGenres)
            .OrderByDescending(term => term.Films)];
        for (var i = 0; i < _terms.Length; i++) _byKey.TryAdd(Tokenizer.Key(_terms[i].Name), i);
        _names = new NameTable(_terms.Select(term => TitleKey.Of(term.Name)));
        _trigrams = new TrigramIndex(_names);
    }

    /// <summary>All tags and genres, those that most films have first.</summary>
    public ImmutableArray<Term> Terms => _terms;

    /// <summary>The tag or genre of a name, or null; case, blanks and punctuation do not count.</summary>
    public Term? Find(string name) => _byKey.TryGetValue(Tokenizer.Key(name), out var place) ? _terms[place] : null;

    /// <summary>The place of texts in the content space.</summary>
    /// <inheritdoc cref="TermSpace.FoldIn"/>
    public FoldedText FoldIn(IEnumerable<string> texts) => _content.Space.FoldIn(texts);

    /// <summary>The terms that begin with a text, or from one of their words on; those that most films have first.</summary>
    /// <param name="query">The text typed so far; a blank one finds nothing.</param>
    /// <param name="count">How many terms at most, 0 or more.</param>
    public IReadOnlyList<Term> Complete(string query, int count)
    {
        var (found, begin) = (new List<Term>(), TitleKey.Of(query));
        var inside = $" {begin}";
        for (var name = 0; name < _names.Count && found.Count < count && begin.Length > 0; name++)
        {
            var key = _names[name];
            if (key.StartsWith(begin) || key.IndexOf(inside) >= 0) found.Add(_terms[_names.Film(name)]);
        }
        return found;
    }

    /// <summary>The terms that a misspelt text may be meant for, the closest first; empty where none is reasonably close.</summary>
    /// <param name="text">The text.</param>
    /// <param name="count">How many terms at most, 0 or more.</param>
    public IReadOnlyList<Term> Closest(string text, int count)
    {
        var typed = TitleKey.Of(text);
        if (typed.Length == 0) return [];
        var limit = Math.Max(1, typed.Length / LettersPerEdit);
        return [.. _trigrams.Candidates(typed, articleLength: 0, CandidateLimit)
            .Select(name => (Name: name, Distance: WordRunDistance.Of(typed, _names[name], limit)))
            .Where(candidate => candidate.Distance <= limit)
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name)
            .Take(count)
            .Select(candidate => _terms[_names.Film(candidate.Name)])];
    }

    private static int[] CountFilms(FilmTags tags)
    {
        var films = new int[tags.Spellings.Count];
        for (var film = 0; film < tags.Films; film++)
        {
            foreach (var (tag, _) in tags.Of(film)) films[tag]++;
        }
        return films;
    }
}
