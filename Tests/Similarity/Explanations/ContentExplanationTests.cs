using MovieSimilarity.Explanations;
using MovieSimilarity.Terms;

namespace MovieSimilarity.Tests.Similarity.Explanations;

/// <summary>Which terms an explanation lists, and what is left to the remainder.</summary>
public sealed class ContentExplanationTests
{
    private static readonly FilmTags Tags = FilmTags.Of([FilmTags.NoGenres, "Drama", .. Enumerable.Range(1, 20).Select(i => $"tag {i}")], genres: 2, []);

    [Fact]
    public void The_eight_strongest_terms_are_listed_and_the_rest_is_the_remainder()
    {
        var explanation = Explain([.. Enumerable.Range(1, 10).Select(i => (1 + i, i / 100.0))]);
        Assert.Equal([.. Enumerable.Range(3, 8).Reverse().Select(i => $"tag {i}")], explanation.Terms.Select(term => term.Text));
        Assert.Equal(0.03, explanation.Remainder, 1e-12);
    }

    [Fact]
    public void Terms_that_hardly_add_anything_are_left_to_the_remainder()
    {
        var explanation = Explain([(2, 0.7), (3, 0.006)]);
        Assert.Equal(["tag 1"], explanation.Terms.Select(term => term.Text));
        Assert.Equal(0.006, explanation.Remainder, 1e-12);
        Assert.Equal(["tag 2"], Explain([(2, 0.0049), (3, 0.0051), (4, -0.0049)]).Terms.Select(term => term.Text));
    }

    [Fact]
    public void The_three_strongest_terms_that_take_much_come_last_the_strongest_of_them_at_the_end()
    {
        var explanation = Explain([(2, 0.5), (3, -0.1), (4, -0.3), (5, -0.2), (6, -0.15), (1, 0.05)]);
        Assert.Equal(["tag 1", "Drama", "tag 5", "tag 4", "tag 3"], explanation.Terms.Select(term => term.Text));
        Assert.Equal([false, true, false, false, false], explanation.Terms.Select(term => term.IsGenre));
        Assert.Equal(-0.1, explanation.Remainder, 1e-12);
    }

    [Fact]
    public void Terms_that_take_little_are_not_listed()
    {
        Assert.Single(Explain([(2, 0.5), (3, -0.02)]).Terms);
        Assert.Equal(2, Explain([(2, 0.5), (3, -0.03)]).Terms.Count);
    }

    [Fact]
    public void No_listed_genres_are_no_term()
    {
        var explanation = Explain([(0, 0.75), (1, 0.25)]);
        Assert.Equal(["Drama"], explanation.Terms.Select(term => term.Text));
        Assert.Equal(0.75, explanation.Remainder);
    }

    [Fact]
    public void Rounded_parts_and_the_remainder_add_up_to_the_rounded_score()
    {
        var explanation = Explain([(2, 1 / 3.0), (3, 1 / 7.0), (4, -1 / 11.0)]);
        Assert.Equal([0.333333, 0.142857, -0.090909], explanation.Terms.Select(term => term.Part));
        Assert.Equal(Math.Round(1 / 3.0 + 1 / 7.0 - 1 / 11.0, 6), explanation.Terms.Sum(term => term.Part) + explanation.Remainder, 1e-12);
    }

    [Fact]
    public void Without_parts_nothing_is_listed()
    {
        var explanation = Explain([]);
        Assert.Empty(explanation.Terms);
        Assert.Equal(0, explanation.Remainder);
    }

    private static ContentExplanation Explain((int Tag, double Value)[] parts) =>
        ContentExplanation.Of(Tags, Array.ConvertAll(parts, part => new ContentPart(part.Tag, part.Value, Overlap.Term)), parts.Sum(part => part.Value));
}
