using System.Net;
using System.Runtime.InteropServices;
using MovieSimilarity.Terms;
using MovieSimilarity.Training.MovieLens;

namespace MovieSimilarity.Training.Content;

/// <summary>Collects the tags and genres of films: those that have a word of the vocabulary, each under the spelling that people used most.</summary>
internal sealed class FilmTagsBuilder
{
    private readonly HashSet<string> _vocabulary;

    /// <summary>The place of each text in <see cref="_tags"/>, or −1 for a text without a word of the vocabulary.</summary>
    private readonly Dictionary<string, int> _places = [];

    private readonly Dictionary<string, int> _byKey = [];
    private readonly List<Spellings> _tags = [];

    private FilmTagsBuilder(IEnumerable<string> vocabulary) => _vocabulary = [.. vocabulary];

    /// <summary>Collects them.</summary>
    /// <param name="movies">The films of the model, in its order.</param>
    /// <param name="tags">The tag applications.</param>
    /// <param name="vocabulary">The words that count.</param>
    public static FilmTags Collect(IReadOnlyList<MovieRow> movies, IReadOnlyList<TagRow> tags, IEnumerable<string> vocabulary) =>
        Collect(movies, tags, vocabulary, known: null, _ => -1);

    /// <summary>Collects those of films that a model has already, and of others.</summary>
    /// <param name="movies">All films, in the order of the new model.</param>
    /// <param name="tags">The tag applications of the others.</param>
    /// <param name="vocabulary">The words that count.</param>
    /// <param name="known">The tags that the model has.</param>
    /// <param name="rowOf">The row of a film in the model, or a negative number for one of the others.</param>
    public static FilmTags Collect(
        IReadOnlyList<MovieRow> movies, IReadOnlyList<TagRow> tags, IEnumerable<string> vocabulary, FilmTags? known, Func<int, int> rowOf)
    {
        var builder = new FilmTagsBuilder(vocabulary);
        if (known is not null) builder.AddKnown(known);
        var tagsByMovie = tags.ToLookup(tag => tag.MovieId, tag => tag.Tag);
        var films = movies
            .Select(movie => rowOf(movie.MovieId) is >= 0 and var row ? known!.Of(row) : builder.Add(tagsByMovie[movie.MovieId], movie.Genres))
            .ToArray();
        var ranks = builder.Rank();
        return FilmTags.Of(
            [.. ranks.Order.Select(place => builder._tags[place].MostUsed)], builder._tags.Count(tag => tag.Genre is not null),
            films.Select(film => film.Select(tag => tag with { Tag = ranks.RankOf[tag.Tag] }).OrderBy(tag => tag.Tag).ToArray()));
    }

    /// <summary>Gives tags that a model has the same places here.</summary>
    private void AddKnown(FilmTags known)
    {
        for (var tag = 0; tag < known.Spellings.Count; tag++)
        {
            var spelling = known.Spellings[tag];
            _byKey.TryAdd(Tokenizer.Key(spelling), tag);
            _tags.Add(new Spellings { Genre = tag < known.GenreCount ? spelling : null });
        }
        for (var film = 0; film < known.Films; film++)
        {
            foreach (var (tag, count) in known.Of(film)) _tags[tag].Count(known.Spellings[tag], count);
        }
    }

    /// <summary>Counts the tags of a film; they are still numbered as they are found.</summary>
    private IReadOnlyList<FilmTag> Add(IEnumerable<string> tags, string genres)
    {
        var counts = new Dictionary<int, int>();
        foreach (var tag in tags)
        {
            var place = Place(tag);
            if (place < 0) continue;
            _tags[place].Count(tag, times: 1);
            CollectionsMarshal.GetValueRefOrAddDefault(counts, place, out _)++;
        }
        foreach (var genre in genres.Split('|'))
        {
            var place = Place(genre);
            if (place < 0) continue;
            _tags[place].Genre ??= Decode(genre);
            CollectionsMarshal.GetValueRefOrAddDefault(counts, place, out _)++;
        }
        return [.. counts.Select(pair => new FilmTag(pair.Key, pair.Value))];
    }

    private int Place(string text)
    {
        if (_places.TryGetValue(text, out var place)) return place;
        var decoded = WebUtility.HtmlDecode(text);
        return _places[text] = Tokenizer.Tokenize(decoded).Any(_vocabulary.Contains) ? PlaceOfKey(Tokenizer.Key(decoded)) : -1;
    }

    private int PlaceOfKey(string key)
    {
        if (_byKey.TryGetValue(key, out var place)) return place;
        _tags.Add(new Spellings());
        return _byKey[key] = _tags.Count - 1;
    }

    private static string Decode(string text) => WebUtility.HtmlDecode(text).Trim();

    /// <summary>The genres by name, then the other tags, the most used ones first.</summary>
    private (int[] Order, int[] RankOf) Rank()
    {
        int[] order =
        [
            .. Enumerable.Range(0, _tags.Count)
                .OrderBy(place => _tags[place].Genre is null)
                .ThenByDescending(place => _tags[place].Genre is null ? _tags[place].Uses : 0)
                .ThenBy(place => _tags[place].MostUsed, StringComparer.Ordinal),
        ];
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++) ranks[order[rank]] = rank;
        return (order, ranks);
    }

    /// <summary>How one tag is spelled.</summary>
    private sealed class Spellings
    {
        private readonly Dictionary<string, int> _uses = [];

        /// <summary>The tag as a genre, or null where it is none.</summary>
        public string? Genre { get; set; }

        public int Uses { get; private set; }

        /// <summary>The genre or, else, the spelling that was used most; of several the first in ordinal order.</summary>
        public string MostUsed =>
            Genre ?? Decode(_uses.OrderByDescending(use => use.Value).ThenBy(use => use.Key, StringComparer.Ordinal).First().Key);

        public void Count(string spelling, int times)
        {
            Uses += times;
            CollectionsMarshal.GetValueRefOrAddDefault(_uses, spelling, out _) += times;
        }
    }
}
