using MovieSimilarity.Embeddings;
using MovieSimilarity.Models;
using MovieSimilarity.Terms;

namespace MovieSimilarity.Tests.Similarity.Terms;

/// <summary>Terms by typed text, on a model of 420 films: a half has the first term, a third the second one, and so on.</summary>
public sealed class TermIndexTests
{
    private const int Films = 420;

    private static readonly SimilarityModel Model = TermModels.Make(Films, seed: 1);

    private static readonly ContentTerms Content = Model.Explanations!.Content;

    private static readonly TermIndex Index = new(Content);

    [Theory]
    [InlineData("serial killer", "serial killer", 84, false)]
    [InlineData(" Serial-Killer! ", "serial killer", 84, false)]
    [InlineData("drama", "Drama", 140, true)]
    [InlineData("DRAMA QUEEN", "drama-queen", 52, false)]
    [InlineData("War... war", "war, war", 42, false)]
    public void A_term_is_found_whatever_its_case_blanks_and_punctuation(string typed, string name, int films, bool isGenre) =>
        Assert.Equal(new Term(name, films, isGenre), Index.Find(typed));

    [Theory]
    [InlineData("killer")]
    [InlineData("killer serial")]
    [InlineData("")]
    public void Other_texts_are_no_terms(string typed) => Assert.Null(Index.Find(typed));

    [Theory]
    [InlineData("dra", new[] { "Drama", "drama-queen" })]
    [InlineData("rom", new[] { "romance", "café romance" })]
    [InlineData("KILL", new[] { "serial killer" })]
    [InlineData("serial ki", new[] { "serial killer" })]
    [InlineData("cafe", new[] { "café romance" })]
    [InlineData("eri", new string[0])]
    [InlineData("  ", new string[0])]
    public void Terms_are_completed_from_the_beginning_of_any_of_their_words_the_most_used_first(string typed, string[] names) =>
        Assert.Equal(names, Index.Complete(typed, 20).Select(term => term.Name));

    [Fact]
    public void Completions_are_limited() => Assert.Equal(["Drama"], Index.Complete("dra", 1).Select(term => term.Name));

    [Theory]
    [InlineData("serail", "serial killer")]
    [InlineData("amnesai", "Amnesia")]
    [InlineData("romanse", "romance")]
    [InlineData("musicl", "Musical")]
    public void A_misspelt_text_has_the_closest_term(string typed, string name) => Assert.Equal(name, Index.Closest(typed, 5)[0].Name);

    [Theory]
    [InlineData("xyzzyplugh")]
    [InlineData("")]
    [InlineData("?!")]
    public void Nothing_is_close_to_other_texts(string typed) => Assert.Empty(Index.Closest(typed, 5));

    [Fact]
    public void Tags_and_genres_of_a_film_lead_to_its_embedding()
    {
        for (var film = 0; film < Films; film++)
        {
            var texts = Content.Tags.Of(film).SelectMany(tag => Enumerable.Repeat(Content.Tags.Spellings[tag.Tag], tag.Count)).Reverse().ToArray();
            var folded = Index.FoldIn(texts);
            Assert.All(folded.Unknown, word => Assert.Equal("queen", word));
            Assert.Equal(texts.Length == 0, folded.Unit is null);
            if (folded.Unit is { } unit) Assert.Equal(Model.Shard.Embeddings.Row(film)[TestModels.CollaborativeDimensions..].ToArray(), unit.ToArray());
        }
    }

    [Fact]
    public void A_term_of_two_words_leads_where_both_do_by_their_frequencies()
    {
        var (serial, killer) = (Content.Space.Find("serial"), Content.Space.Find("killer"));
        var sum = new double[TestModels.ContentDimensions];
        for (var i = 0; i < sum.Length; i++)
            sum[i] = Content.Space.Idf[serial] * Content.Space.Vector(serial)[i] + Content.Space.Idf[killer] * Content.Space.Vector(killer)[i];
        var unit = new float[sum.Length];
        UnitVector.Normalize(sum, unit);
        var folded = Index.FoldIn(["Serial killer"]).Unit!.Value;
        for (var i = 0; i < sum.Length; i++) Assert.Equal(unit[i], folded[i], 1e-6f);
    }

    [Fact]
    public void Words_that_are_not_in_the_vocabulary_are_told_once_each()
    {
        var folded = Index.FoldIn(["serial xyzzy", "plugh xyzzy", "Amnesia &amp; the war"]);
        Assert.NotNull(folded.Unit);
        Assert.Equal(["xyzzy", "plugh", "the"], folded.Unknown);
        Assert.Null(Index.FoldIn(["xyzzy"]).Unit);
    }

    [Fact]
    public void What_stands_for_no_genre_is_not_a_term()
    {
        var space = new TermSpace(["drama", "genres", "listed"], [1, 1, 1], new float[3], dimensions: 1);
        var index = new TermIndex(new ContentTerms(space, FilmTags.Of([FilmTags.NoGenres, "Drama"], genres: 2, [[new(0, 1)], [new(1, 1)]])));
        Assert.Equal([new Term("Drama", 1, true)], index.Terms);
        Assert.Empty(index.Complete("genres", 5));
    }
}
