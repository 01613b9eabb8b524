using MovieSimilarity.WebFrontend.Startup;

namespace MovieSimilarity.Tests.WebFrontend.Startup;

/// <summary>The token that publishing asks for.</summary>
public sealed class PublishTokensTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();
    private readonly List<string> _errors = [];

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void It_is_read_from_a_file_without_the_end_of_its_line()
    {
        File.WriteAllText(_file, "0123456789abcdef\n");
        Assert.Equal("0123456789abcdef", PublishTokens.Read(_file, _errors));
        Assert.Empty(_errors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("0123456789 abcdef")]
    [InlineData("0123456789abcdéf")]
    public void One_that_can_be_guessed_or_not_be_sent_is_refused_and_not_repeated(string token)
    {
        File.WriteAllText(_file, token);
        Assert.Null(PublishTokens.Read(_file, _errors));
        var error = Assert.Single(_errors);
        Assert.Contains(_file, error, StringComparison.Ordinal);
        if (token.Length > 0) Assert.DoesNotContain(token, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        Assert.Null(PublishTokens.Read(_file + ".none", _errors));
        Assert.Contains(_file + ".none", Assert.Single(_errors), StringComparison.Ordinal);
    }
}
