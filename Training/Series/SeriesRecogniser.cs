using System.Runtime.InteropServices;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;

namespace MovieSimilarity.Training.Series;

/// <summary>
/// Finds the series of films in a catalogue by their titles and embeddings, as docs/series.md describes. Titles give pairs that may belong
/// together; the less a title says, the closer the two films have to be. Pairs that are close enough are joined, and so are the
/// pairs of joined films.
/// </summary>
public sealed class SeriesRecogniser
{
    /// <summary>Stems that more films share are common phrases: MovieLens' longest series has fewer than a hundred films.</summary>
    private const int MostFilms = 300;

    /// <summary>Beginnings and ends that more films share are common phrases, too: "return of the", "love and".</summary>
    private const int MostWithPhrase = 100;

    /// <summary>One word joins films by itself only if it is this rare: a name such as Bourne, not a word such as Paradise.</summary>
    private const int MostWithRareWord = 8;

    /// <summary>A rare word that is the name of a series begins nearly all names that it occurs in.</summary>
    private const double RareWordBegins = 0.8;

    /// <summary>The share of the films with a word that are surely of its series, from which the word belongs to the series.</summary>
    private const double OwnWord = 0.6;

    private readonly StemIndex _index;
    private readonly Closeness _closeness;
    private readonly FilmGroups _groups;

    private SeriesRecogniser(MovieCatalogue catalogue, FusedEmbeddings embeddings)
    {
        _index = new StemIndex(catalogue);
        _closeness = new Closeness(embeddings);
        _groups = new FilmGroups(catalogue.Count);
    }

    /// <summary>Finds the series of a catalogue. Equal input gives an equal result.</summary>
    /// <param name="catalogue">n films.</param>
    /// <param name="embeddings">Their embeddings, n rows in the catalogue's order.</param>
    /// <returns>For each of the n films the lowest movie id of its series; 0 for a film of no series.</returns>
    /// <exception cref="ArgumentException">The numbers of rows differ.</exception>
    public static int[] Find(MovieCatalogue catalogue, FusedEmbeddings embeddings)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(embeddings);
        if (catalogue.Count != embeddings.Rows)
            throw new ArgumentException($"{catalogue.Count} films do not fit {embeddings.Rows} embedding rows.");
        return new SeriesRecogniser(catalogue, embeddings).Find(catalogue);
    }

    private int[] Find(MovieCatalogue catalogue)
    {
        JoinOtherNumbers();
        JoinPlurals();
        foreach (var stem in _index.Stems) JoinByStem(stem);

        var sizes = new int[catalogue.Count];
        for (var row = 0; row < sizes.Length; row++) sizes[_groups.First(row)]++;
        return [.. Enumerable.Range(0, sizes.Length).Select(_groups.First).Select(first => sizes[first] > 1 ? catalogue[first].Id : 0)];
    }

    /// <summary><c>21 Jump Street</c>, <c>22 Jump Street</c>.</summary>
    private void JoinOtherNumbers()
    {
        foreach (var (pattern, films) in _index.AroundNumbers)
        {
            if (films.Count is < 2 or > MostFilms || new Stem(pattern.Trim()).TellingWords == 0) continue;
            foreach (var (first, number) in films)
            {
                foreach (var (second, other) in films)
                {
                    if (first < second && number != other) Join(first, second, LeastCloseness.OtherNumber);
                }
            }
        }
    }

    /// <summary><c>Alien</c>, <c>Aliens</c>.</summary>
    private void JoinPlurals()
    {
        foreach (var spellings in _index.Stems.Where(stem => stem.IsName && Named(stem).Count > 0).GroupBy(stem => stem.Singular))
        {
            var stems = spellings.ToArray();
            for (var i = 1; i < stems.Length; i++) Join(Named(stems[i]), Named(stems[0]), LeastCloseness.Plural);
        }
    }

    private void JoinByStem(Stem stem)
    {
        if (!stem.IsName) return;
        var named = Named(stem);
        var isSeries = Join(Union(stem.Numbered, stem.Subtitled), named, LeastCloseness.Named);
        Join(stem.NumberedInside, named, LeastCloseness.Named);
        if (stem.TellingWords > 1) JoinByPhrase(stem, named, isSeries);
        else if (stem.TellingWords == 1) JoinByWord(stem, named, isSeries);
    }

    private void JoinByPhrase(Stem stem, List<int> named, bool isSeries)
    {
        var beginning = FewOf(stem.Beginning);
        var end = FewOf(stem.End);
        if (isSeries)
        {
            Join(stem.Anywhere, named, LeastCloseness.Phrase);
        }
        else
        {
            Join(beginning, named, LeastCloseness.Beginning);
            Join(end, named, LeastCloseness.End);
        }
        if (stem.EndsWell) Join(beginning, beginning, stem.IsOwner ? LeastCloseness.Owner : LeastCloseness.SharedBeginning);
        if (stem.BeginsWell) Join(end, Union(beginning, end), LeastCloseness.SharedEnd);
    }

    private void JoinByWord(Stem stem, List<int> named, bool isSeries)
    {
        var beginning = FewOf(stem.Beginning);
        if (isSeries)
        {
            var isOwn = named.Count >= OwnWord * stem.Anywhere.Count;
            Join(Union(beginning, FewOf(stem.End)), named, isOwn ? LeastCloseness.OwnWord : LeastCloseness.Word);
        }
        if (stem.OnlyWord is not { } word || !stem.EndsWell) return;
        var films = Union(beginning, named);
        var withWord = _index.FilmsOfWord(word);
        if (withWord <= MostWithRareWord && films.Count >= RareWordBegins * withWord) Join(films, films, LeastCloseness.Word);
    }

    /// <summary>Films that are called so, or have a number or subtitle behind it.</summary>
    private static List<int> Named(Stem stem) => Union(Union(stem.Numbered, stem.Subtitled), stem.Alone);

    private static List<int> FewOf(List<int> films) => films.Count <= MostWithPhrase ? films : [];

    private static List<int> Union(List<int> some, List<int> others) => some.Count == 0 ? others : others.Count == 0 ? some : [.. some.Union(others)];

    /// <summary>Joins all pairs that are close enough; false where no pair is.</summary>
    private bool Join(List<int> some, List<int> others, double least)
    {
        if (some.Count > MostFilms || others.Count > MostFilms) return false;
        var joined = false;
        foreach (var first in CollectionsMarshal.AsSpan(some))
        {
            foreach (var second in CollectionsMarshal.AsSpan(others)) joined |= Join(first, second, least);
        }
        return joined;
    }

    /// <summary>Joins two films if they are close enough. Films of one name are remakes, or have nothing but the name in common.</summary>
    private bool Join(int first, int second, double least)
    {
        if (first == second || _closeness.Of(first, second) < least || _index.ShareName(first, second)) return false;
        _groups.Join(first, second);
        return true;
    }
}

/// <summary>
/// How close two films have to be at least, by what their names have in common. Chosen on two thirds of the lists in Tests/Training/Series;
/// docs/series.md says what they achieve on the last third.
/// </summary>
internal static class LeastCloseness
{
    /// <summary>A name with a number or subtitle behind it, and the same name: <c>Alien</c>, <c>Alien: Resurrection</c>.</summary>
    public const double Named = 0.2;

    /// <summary>The name of several words of a series, anywhere: <c>Return of the Pink Panther</c>.</summary>
    public const double Phrase = 0.3;

    /// <summary>The same but for a number: <c>21 Jump Street</c>, <c>22 Jump Street</c>.</summary>
    public const double OtherNumber = 0.35;

    /// <summary>A plural: <c>Predator</c>, <c>Predators</c>.</summary>
    public const double Plural = 0.4;

    /// <summary>A name of several words, and one that begins with it: <c>Billy Jack</c>, <c>Billy Jack Goes to Washington</c>.</summary>
    public const double Beginning = 0.4;

    /// <summary>A name of several words, and one that ends in it: <c>Poseidon Adventure</c>, <c>Beyond the Poseidon Adventure</c>.</summary>
    public const double End = 0.5;

    /// <summary>Several words at the beginning: <c>Harry Potter and the …</c>.</summary>
    public const double SharedBeginning = 0.5;

    /// <summary>The name of one word of a series, in which hardly any other films have that word.</summary>
    public const double OwnWord = 0.5;

    /// <summary>Several words at the end.</summary>
    public const double SharedEnd = 0.6;

    /// <summary>One word at the beginning that is rare, or the name of a series.</summary>
    public const double Word = 0.65;

    /// <summary>Words with <c>'s</c>, which may be a brand: <c>National Lampoon's …</c>.</summary>
    public const double Owner = 0.65;
}
