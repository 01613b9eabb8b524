using System.Text.RegularExpressions;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Explanations;
using MovieSimilarity.Search;
using MovieSimilarity.Tests.Fidelity;

namespace MovieSimilarity.Tests.Similarity.Explanations;

/// <summary>The sentence that says why a film was found.</summary>
public sealed partial class ReasonWriterTests
{
    private static readonly Movie Zodiac = new(1, "Zodiac (2007)", 2007, [], 10, 4);
    private static readonly Movie Matrix = new(2, "Matrix, The (1999)", 1999, [], 10, 4);

    private static readonly SharedLikes Viewers = new(1, 38, 60, 21, 610, 610);

    [Theory]
    [InlineData("Both are tagged serial killer.", "serial killer")]
    [InlineData("Both are tagged serial killer and San Francisco.", "serial killer", "San Francisco")]
    [InlineData("Both are tagged serial killer, San Francisco and newspaper.", "serial killer", "San Francisco", "newspaper", "1960s")]
    [InlineData("Both films share the genre Crime.", "*Crime")]
    [InlineData("Both films share the genres Crime, Thriller and Drama.", "*Crime", "*Thriller", "*Drama")]
    [InlineData("Both are tagged serial killer and share the genre Crime.", "*Crime", "serial killer")]
    [InlineData("Both are tagged serial killer and San Francisco, and share the genre Crime.", "serial killer", "*Crime", "San Francisco")]
    [InlineData("Both are tagged Quentin Tarantino and violence.", "Quentin Tarantino", "Tarantino", "violence")]
    [InlineData("Both are tagged dark and “guns, lots of guns”.", "dark", "guns, lots of guns")]
    [InlineData("Both are tagged dark.", "dark", "a tag that nobody would call a tag, since it is a sentence")]
    public void Shared_terms_are_named(string sentence, params string[] terms) =>
        Assert.Equal(sentence, Write(Content([.. terms.Select((term, i) => Term(term, 0.3 - 0.05 * i, Overlap.Term))])));

    [Fact]
    public void Terms_that_add_little_beside_the_strongest_are_not_named() =>
        Assert.Equal("Both are tagged martial arts.", Write(Content(Term("martial arts", 0.65, Overlap.Term), Term("*Action", 0.03, Overlap.Term))));

    [Theory]
    [InlineData("The two films share no tag or genre, but its tag detective is close to the tags and genres of Zodiac (2007).", "detective")]
    [InlineData("The two films share no tag or genre, but its tag detective and its genre Mystery are close to the tags and genres of Zodiac (2007).", "*Mystery", "detective")]
    [InlineData("The two films share no tag or genre, but its tags detective and noir are close to the tags and genres of Zodiac (2007).", "detective", "noir", "police")]
    public void Without_a_shared_term_the_films_own_ones_are_named(string sentence, params string[] terms) =>
        Assert.Equal(sentence, Write(Content([.. terms.Select((term, i) => Term(term, 0.3 - 0.05 * i, Overlap.None))]) with { Common = CommonTerms.None }));

    [Fact]
    public void Terms_that_are_near_because_of_a_word_are_said_to_have_it_in_common()
    {
        Assert.Equal(
            "Its tag stupid ending has a word in common with the tags and genres of Zodiac (2007).",
            Write(Content(Term("stupid ending", 0.7, Overlap.Word), Term("annoying", 0.2, Overlap.None), Term("*Thriller", 0.03, Overlap.Term))));
        Assert.Equal(
            "The two films share no tag or genre, but its tags true story and police have words in common with the tags and genres of Zodiac (2007).",
            Write(Content(Term("true story", 0.5, Overlap.Word), Term("police", 0.4, Overlap.Word)) with { Common = CommonTerms.None }));
    }

    [Fact]
    public void The_terms_that_an_answer_is_steered_by_are_credited_with_what_they_add() => Assert.Equal(
        "Both films share the genre Crime, and its tag neo-noir is close to the tags and genres of Zodiac (2007) and to the terms you chose.",
        new ReasonWriter(Scoring.Ensemble, [Zodiac], isSteered: true).Write(Content(Term("neo-noir", 0.6, Overlap.None), Term("*Crime", 0.1, Overlap.Term))));

    [Fact]
    public void A_films_own_terms_are_named_beside_shared_ones_that_add_less() => Assert.Equal(
        "Both films share the genre Crime, and its tag true story is close to the tags and genres of Zodiac (2007).",
        Write(Content(Term("true story", 0.3, Overlap.None), Term("*Crime", 0.1, Overlap.Term))));

    [Theory]
    [InlineData(2.0, 610, "21 of the 38 viewers who rated Zodiac (2007) 4 stars or more rated this one so too, 5.6 times as many as chance would give.")]
    [InlineData(1.0, 6100, "21 of the 38 sampled viewers who rated Zodiac (2007) 4 stars or more rated this one so too, 5.6 times as many as chance would give.")]
    public void Viewers_are_counted_and_samples_are_named_as_such(double content, int allViewers, string sentence)
    {
        var facts = Content() with { Viewers = Viewers with { AllViewers = allViewers }, Found = new(5, 0.5, 0.9, content - 2) };
        Assert.Equal(sentence, Write(facts));
    }

    [Fact]
    public void Twice_as_many_is_said_so() => Assert.Equal(
        "Both are tagged dark; 10 of the 40 viewers who rated Zodiac (2007) 4 stars or more rated this one so too, twice as many as chance would give.",
        Write(Content(Term("dark", 0.4, Overlap.Term)) with { Viewers = new(1, 40, 50, 10, 400, 400) }));

    [Fact]
    public void Where_too_few_viewers_saw_both_ratings_are_compared_with_random_pairs() => Assert.Equal(
        "Both are tagged dark; viewers' ratings of the two are at least as alike as those of 99.25 % of random pairs of films.",
        Write(Content(Term("dark", 0.4, Overlap.Term)) with { CollaborativePercentile = 99.25 }));

    [Fact]
    public void Ratings_that_are_not_remarkably_alike_are_not_mentioned() =>
        Assert.Equal("Both are tagged dark.", Write(Content(Term("dark", 0.4, Overlap.Term)) with { CollaborativePercentile = 80 }));

    [Fact]
    public void A_model_that_does_not_count_is_not_the_reason()
    {
        var facts = Content(Term("dark", 0.4, Overlap.Term)) with { Viewers = Viewers };
        Assert.Equal("Both are tagged dark.", new ReasonWriter(Scoring.Content, [Zodiac]).Write(facts));
        Assert.StartsWith("21 of the 38", new ReasonWriter(Scoring.Collaborative, [Zodiac]).Write(facts), StringComparison.Ordinal);
        Assert.StartsWith("21 of the 38", new ReasonWriter(Scoring.Ensemble, [Zodiac]).Write(facts with { Found = new(5, 0.5, 0.9, 0.05) }), StringComparison.Ordinal);
    }

    [Fact]
    public void Films_that_lack_genres_are_not_said_to_share_one() =>
        Assert.Equal("Both lack genres in the data.", Write(Content() with { Common = CommonTerms.NoGenres }));

    [Fact]
    public void Films_that_nothing_connects_are_said_to_have_nothing_in_common() =>
        Assert.Equal("Hardly anything in tags, genres or ratings connects it with Zodiac (2007).", Write(Content() with { Found = new(5, 0, 0, 0) }));

    [Fact]
    public void Of_several_films_a_sentence_claims_no_more_than_that_one_of_them_has_the_term()
    {
        Assert.Equal(
            "It shares the tags dark and gritty and the genre Crime with at least one of the films you named; "
            + "21 of the 38 viewers who rated The Matrix (1999) 4 stars or more rated this one so too, 5.6 times as many as chance would give.",
            WriteForBoth(Content(Term("dark", 0.4, Overlap.Term), Term("gritty", 0.3, Overlap.Term), Term("*Crime", 0.2, Overlap.Term)) with { Viewers = Viewers with { Seed = 2 } }));
        Assert.Equal(
            "It shares no tag or genre with the films you named, but its tag noir is close to the tags and genres of the films you named.",
            WriteForBoth(Content(Term("noir", 0.4, Overlap.None)) with { Common = CommonTerms.None }));
        Assert.Equal("It lacks genres in the data, as does at least one of the films you named.", WriteForBoth(Content() with { Common = CommonTerms.NoGenres }));
        Assert.Equal("Hardly anything in tags, genres or ratings connects it with the films you named.", WriteForBoth(Content() with { Found = new(5, 0, 0, 0) }));
    }

    [Fact]
    public void Every_number_in_the_sentences_of_real_films_is_in_their_explanation()
    {
        Assert.SkipWhen(TestData.MlLatestSmall is null, TestData.NoMlLatestSmall);
        var model = TrainedModels.MlLatestSmall;
        var (sentences, withViewers) = (0, 0);
        foreach (var seed in model.Catalogue.Where((_, row) => row % 40 == 0))
        {
            var query = new SimilarityQuery(seed.Id, 20);
            var explainer = new QueryExplainer(model.Explanations!, model.Catalogue, query);
            foreach (var film in model.FindSimilar(query))
            {
                var explanation = explainer.Explain(film);
                var known = FormattableString.Invariant($"{seed.Title} {explanation.Viewers} {FilmLikes.LikedStars} {explanation.Percentiles} {string.Join(' ', explanation.Content.Terms.Select(term => term.Text))}");
                Assert.All(Number().Matches(explanation.Reason), number => Assert.Contains(number.Value, known, StringComparison.Ordinal));
                Assert.Matches(@"^[A-Z0-9“].*[^.; ]\.$", explanation.Reason);
                sentences++;
                if (explanation.Viewers is not null) withViewers++;
            }
        }
        Assert.True(sentences > 4000 && withViewers > 100, $"{sentences} {withViewers}");
    }

    private static ReasonFacts Content(params ExplainedTerm[] terms) =>
        new(new Neighbour(5, 0.5, 0.5, 0.5), new ContentExplanation(terms, 0), CommonTerms.Some, null, null);

    private static ExplainedTerm Term(string text, double part, Overlap overlap) =>
        text.StartsWith('*') ? new(text[1..], true, part, overlap) : new(text, false, part, overlap);

    private static string Write(in ReasonFacts facts) => new ReasonWriter(Scoring.Ensemble, [Zodiac]).Write(facts);

    private static string WriteForBoth(in ReasonFacts facts) => new ReasonWriter(Scoring.Ensemble, [Zodiac, Matrix]).Write(facts);

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)?")]
    private static partial Regex Number();
}
