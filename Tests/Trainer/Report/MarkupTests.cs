using System.Globalization;
using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Tests.Trainer.Report;

public sealed class MarkupTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\" onload='x' & more", "&quot; onload=&#39;x&#39; &amp; more")]
    [InlineData("&lt;", "&amp;lt;")]
    [InlineData("a\0b\u001bc\u0085d", "a\ufffdb\ufffdc\ufffdd")]
    [InlineData("two\r\nlines", "two  lines")]
    [InlineData("Amélie 🎬 千", "Amélie 🎬 千")]
    [InlineData(null, "")]
    public void Values_are_escaped(string? value, string expected) => Assert.Equal($"<p>{expected}</p>", Markup.Of($"<p>{value}</p>").ToString());

    [Fact]
    public void Markup_within_markup_is_left_as_it_is() =>
        Assert.Equal("<ul><li>a&lt;b</li><li>c</li></ul>", Markup.Of($"<ul>{new[] { "a<b", "c" }.Select(item => Markup.Of($"<li>{item}</li>"))}</ul>").ToString());

    [Fact]
    public void Numbers_are_written_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("0.5 1,234 7", Markup.Of($"{0.5} {1234:N0} {7}").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
