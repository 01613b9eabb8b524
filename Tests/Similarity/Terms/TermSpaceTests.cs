using MovieSimilarity.Terms;

namespace MovieSimilarity.Tests.Similarity.Terms;

/// <summary>Words with their frequencies and vectors, and the tags of films.</summary>
public sealed class TermSpaceTests
{
    private static readonly TermSpace Space = new(["killer", "love", "serial"], [2, 1, 3], new float[] { 1, 0, 0, 1, 1, 1 }, dimensions: 2);

    [Fact]
    public void A_document_is_embedded_by_its_unit_weights()
    {
        var words = new WordCount[] { new(0, 2), new(2, 1) };
        // Weights 2·2 and 1·3, divided by their length, 5.
        Assert.Equal([0.8, 0.6], Space.Weigh(words));
        Assert.Equal([0.8 * 1 + 0.6 * 1, 0.6 * 1], Space.Embed(words));
        Assert.Equal([0, 0], Space.Embed([]));
        Assert.Empty(Space.Weigh([]));
    }

    [Fact]
    public void Words_of_a_text_are_found_as_the_trainer_finds_them()
    {
        Assert.Equal([2, 0, 0], Space.FindAll("The SERIAL-killer, a killer's"));
        Assert.Empty(Space.FindAll("nothing, known"));
        Assert.True(Space.Find("hate") < 0);
        Assert.Equal([1, 1], Space.Vector(2).ToArray());
    }

    [Fact]
    public void The_words_of_a_film_are_those_of_its_tags_as_often_as_they_were_said()
    {
        var content = new ContentTerms(Space, FilmTags.Of(["Love", "serial killer", "killer, killer"], genres: 1, [[new(0, 1), new(1, 3)], [], [new(2, 2)]]));
        Assert.Equal([new WordCount(0, 3), new(1, 1), new(2, 3)], content.CountWords(content.Tags.Of(0)));
        Assert.Equal([new WordCount(0, 4)], content.CountWords(content.Tags.Of(2)));
        Assert.Equal([1.0, 0], content.Embed(2));
        Assert.Equal([0.0, 0], content.Embed(1));
    }

    [Fact]
    public void Numbers_that_do_not_fit_are_refused()
    {
        Refuse("The words of a vocabulary must ascend; word 1 does not.", () => new TermSpace(["b", "a"], [1, 1], new float[2], 1));
        Refuse("The words of a vocabulary must ascend; word 1 does not.", () => new TermSpace(["a", "a"], [1, 1], new float[2], 1));
        Refuse("The words of a vocabulary must ascend; word 0 does not.", () => new TermSpace(["", "a"], [1, 1], new float[2], 1));
        Refuse("1 frequencies and 2 numbers do not fit 2 words of 1 dimensions.", () => new TermSpace(["a", "b"], [1], new float[2], 1));
        Refuse("2 frequencies and 3 numbers do not fit 2 words of 1 dimensions.", () => new TermSpace(["a", "b"], [1, 1], new float[3], 1));
        Refuse("The frequency of word 1 is 0; it must be above 0.", () => new TermSpace(["a", "b"], [1, 0], new float[2], 1));
        Refuse("The frequency of word 0 is NaN; it must be above 0.", () => new TermSpace(["a", "b"], [double.NaN, 1], new float[2], 1));
        Refuse("A vector of a word holds a NaN or an infinity.", () => new TermSpace(["a", "b"], [1, 1], new[] { 0, float.PositiveInfinity }, 1));
        Refuse("2 of 1 tags are genres.", () => FilmTags.Of(["a"], 2, []));
        Refuse("The film in row 1 has a tag that does not exist, or one twice.", () => FilmTags.Of(["a"], 0, [[], [new(1, 1)]]));
        Refuse("The film in row 0 has a tag that does not exist, or one twice.", () => FilmTags.Of(["a", "b"], 0, [[new(1, 1), new(1, 1)]]));
        Refuse("The film in row 0 has a tag that nobody put on it.", () => FilmTags.Of(["a"], 0, [[new(0, 0)]]));
    }

    private static void Refuse(string complaint, Func<object> make) => Assert.Equal(complaint, Assert.Throws<ArgumentException>(make).Message);
}
