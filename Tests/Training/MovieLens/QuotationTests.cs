namespace MovieSimilarity.Tests.Training.MovieLens;

/// <summary>Quotation marks where none belong, and none where one does.</summary>
public sealed class QuotationTests
{
    private const string Proper = "quotation marks only around a field, and doubled inside it";

    [Theory]
    [InlineData("say \"cheese\"")]
    [InlineData("\"say\" cheese")]
    [InlineData("\"\"cheese")]
    [InlineData(" \"cheese\"")]
    [InlineData("\"cheese\" ")]
    public void A_stray_mark_is_told_with_line_and_column(string tag)
    {
        using var folder = DataFolder.WithTags($"1,1,fun,0\n1,1,{tag},0\n1,1,fun,0\n");
        Assert.Equal($"{folder.PathOf("tags.csv")}, line 3: column 3 (tag): expected {Proper}, found '{tag}'.", folder.Refusal());
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void An_unclosed_field_is_told_where_it_opens(string lineEnd)
    {
        using var folder = DataFolder.WithTags($"1,1,fun,0\n1,1,\"open,0\n1,1,fun,0\n".ReplaceLineEndings(lineEnd));
        Assert.Equal(
            $"{folder.PathOf("tags.csv")}, line 3: column 3 (tag): expected a closing quotation mark somewhere below, found '\"open,0 1,1,fun,0 '.",
            folder.Refusal());
    }

    [Fact]
    public void A_mark_as_the_last_byte_is_an_unclosed_field()
    {
        using var folder = DataFolder.WithTags("1,1,\"");
        Assert.Equal(
            $"{folder.PathOf("tags.csv")}, line 2: column 3 (tag): expected a closing quotation mark somewhere below, found '\"'.", folder.Refusal());
    }

    [Fact]
    public void A_stray_mark_in_a_column_too_many_is_told_as_such()
    {
        using var folder = DataFolder.WithTags("1,1,fun,0,say \"cheese\"\n");
        Assert.Equal($"{folder.PathOf("tags.csv")}, line 2: expected 4 columns (userId,movieId,tag,timestamp), found 5.", folder.Refusal());
    }
}
