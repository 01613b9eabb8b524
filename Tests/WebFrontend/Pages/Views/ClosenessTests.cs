using MovieSimilarity.WebFrontend.Pages.Views;

namespace MovieSimilarity.Tests.WebFrontend.Pages.Views;

public sealed class ClosenessTests
{
    [Theory]
    [InlineData(100, "Extremely close", "closer than 99.9 % of all pairs", 5)]
    [InlineData(99.9, "Extremely close", "closer than 99.9 % of all pairs", 5)]
    [InlineData(99.89, "Very close", "closer than 99.8 % of all pairs", 4)]
    [InlineData(95, "Close", "closer than 95 % of all pairs", 3)]
    [InlineData(80.55, "Fairly close", "closer than 80.5 % of all pairs", 2)]
    [InlineData(3.21, "Distant", "closer than 3.2 % of all pairs", 1)]
    public void A_percentile_is_told_in_words_and_never_rounded_up(double percentile, string words, string sentence, int marks)
    {
        var closeness = new Closeness(percentile);
        Assert.Equal((words, sentence, marks), (closeness.Words, closeness.Sentence, closeness.Marks));
    }
}
