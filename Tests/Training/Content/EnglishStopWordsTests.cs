using System.Security.Cryptography;
using System.Text;
using MovieSimilarity.Training.Content;

namespace MovieSimilarity.Tests.Training.Content;

public sealed class EnglishStopWordsTests
{
    [Fact]
    public void There_are_318_words_in_lower_case()
    {
        Assert.Equal(318, EnglishStopWords.All.Count);
        Assert.All(EnglishStopWords.All, word => Assert.Matches("^[a-z]+$", word));
    }

    /// <summary><c>sha256("\n".join(sorted(sklearn.feature_extraction.text.ENGLISH_STOP_WORDS)))</c>, scikit-learn 1.2.1.</summary>
    [Fact]
    public void They_are_the_words_of_scikit_learn()
    {
        var words = string.Join('\n', EnglishStopWords.All.Order(StringComparer.Ordinal));
        Assert.Equal(
            "40e0a284c5b9a220efffd18d4d739fbd3270091d6ce2c75b6effe289d3be5487",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(words))));
    }

    [Theory]
    [InlineData("the", true)]
    [InlineData("cry", true)]
    [InlineData("system", true)]
    [InlineData("amoungst", true)]
    [InlineData("yourselves", true)]
    [InlineData("computer", false)]
    [InlineData("film", false)]
    [InlineData("don", false)]
    [InlineData("The", false)]
    public void Oddities_and_all(string word, bool isStopWord) => Assert.Equal(isStopWord, EnglishStopWords.All.Contains(word));
}
