using System.Net;
using System.Xml.Linq;

namespace MovieSimilarity.Tests.WebFrontend.Pages;

/// <summary>Titles and genres come from elsewhere: nothing in them becomes markup.</summary>
public sealed class HostileTextTests(HostileTextTests.Frontend frontend) : IClassFixture<HostileTextTests.Frontend>
{
    private const string Hostile = "\"'><script>alert(1)</script><img src=x onerror=alert(2)> & {{1}} \u202e (2000)";

    [Theory]
    [InlineData("/")]
    [InlineData("/?movie_id=10")]
    [InlineData("/?movie_id=10&movie_id=20&unlike=30&more=%22%3E%3Cscript%3Ealert(3)%3C/script%3E")]
    [InlineData("/?movie_title=%22%3E%3Cscript%3Ealert(4)%3C/script%3E")]
    [InlineData("/?movie_id=10&genre=%22%3E%3Cscript%3Ealert(5)%3C/script%3E")]
    public async Task Texts_are_shown_as_texts(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        using var response = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("alert(", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("\\s(?:onerror|style)=\"", page);
    }

    [Fact]
    public async Task A_cover_is_well_formed_whatever_the_title()
    {
        for (var id = 10; id <= 400; id += 10)
        {
            var cover = XDocument.Parse(await frontend.Http.GetStringAsync(new Uri($"/covers/{id}.svg", UriKind.Relative), TestContext.Current.CancellationToken));
            Assert.Equal("svg", cover.Root!.Name.LocalName);
            Assert.DoesNotContain(cover.Descendants(), element => element.Name.LocalName == "script");
        }
    }

    /// <summary>Forty films, all with the title and the genre of an attacker.</summary>
    public sealed class Frontend() : RunningFrontend(TestModels.With(
        TestModels.Random(40, seed: 3), movie => movie with { Title = Hostile, Year = 2000, Genres = ["<script>alert(6)</script>", "Dra\"ma"] }));
}
