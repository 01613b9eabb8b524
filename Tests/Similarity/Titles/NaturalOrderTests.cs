using MovieSimilarity.Titles;

namespace MovieSimilarity.Tests.Similarity.Titles;

/// <summary>Titles as people say them.</summary>
public sealed class NaturalOrderTests
{
    [Theory]
    [InlineData("Matrix, The (1999)", "The Matrix (1999)")]
    [InlineData("Zodiac (2007)", "Zodiac (2007)")]
    [InlineData("Seven (a.k.a. Se7en) (1995)", "Seven (1995)")]
    [InlineData("City of Lost Children, The (Cité des enfants perdus, La) (1995)", "The City of Lost Children (1995)")]
    [InlineData("(500) Days of Summer (2009)", "(500) Days of Summer (2009)")]
    [InlineData("Good, the Bad and the Ugly, The (Buono, il brutto, il cattivo, Il) (1966)", "The Good, the Bad and the Ugly (1966)")]
    [InlineData("Monsters, Inc. (2001)", "Monsters, Inc. (2001)")]
    [InlineData("Babylon 5", "Babylon 5")]
    public void The_article_comes_first_and_other_titles_are_left_out(string title, string natural) => Assert.Equal(natural, ParsedTitle.ToNaturalOrder(title));
}
