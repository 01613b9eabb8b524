using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace MovieSimilarity.Tests.WebFrontend.Pages;

/// <summary>The page as the server sends it, before any script runs.</summary>
public sealed partial class PageTests(RunningFrontend frontend) : IClassFixture<RunningFrontend>
{
    private const string BrowserAccept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Fact]
    public async Task The_list_of_a_film_is_in_the_HTML_in_the_order_of_the_JSON()
    {
        var page = await ReadAsync("/?movie_title=Zodiac");
        Assert.Equal(RunningFrontend.MovieIds(await frontend.GetJsonAsync("/?movie_title=Zodiac")), CardIds(page));
        Assert.Contains("Prisoners", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shared_link_has_a_title_a_description_and_a_picture_of_its_own()
    {
        var page = await ReadAsync("/?movie_title=Zodiac");
        Assert.Equal("Films like Zodiac (2007) – MovieSimilarity", WebUtility.HtmlDecode(Title().Match(page).Groups[1].Value));
        Assert.StartsWith("If you like Zodiac (2007): Prisoners (2013), ", Property(page, "og:description"), StringComparison.Ordinal);
        Assert.Equal(new Uri(frontend.Http.BaseAddress!, "/?movie_id=1357").ToString(), Property(page, "og:url"));
        using var picture = await frontend.Http.GetAsync(new Uri(Property(page, "og:image")), TestContext.Current.CancellationToken);
        Assert.StartsWith("image/", picture.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?movie_id=1357&weight=0.2", "/?movie_id=1357&weight=0.2")]
    [InlineData("/?movie_id=1357&weight=&genre=&year_from=&year_to=+&min_ratings=&series=", "/?movie_id=1357")]
    [InlineData("/?movie_title=&movie_id=1357&movie_id=881&unlike=869", "/v1/similar?movie_id=1357&movie_id=881&unlike=869")]
    [InlineData("/?movie_id=1357&more=serial+killer&more=dark&less=Comedy", "/v1/similar?movie_id=1357&more=serial+killer&more=dark&less=Comedy")]
    [InlineData("/?movie_id=1357&genre=Comedy&year_from=1990&year_to=2010&min_ratings=50&series=one&diversity=0.5", "/?movie_id=1357&genre=Comedy&year_from=1990&year_to=2010&min_ratings=50&series=one&diversity=0.5")]
    public async Task A_form_without_scripts_gets_the_films_of_its_fields_and_blank_fields_count_as_absent(string path, string json)
    {
        Assert.Equal(RunningFrontend.MovieIds(await frontend.GetJsonAsync(json)), CardIds(await ReadAsync(path)));
    }

    [Fact]
    public async Task Every_film_has_the_reason_of_the_API_and_terms_to_steer_by()
    {
        var page = WebUtility.HtmlDecode(await ReadAsync("/?movie_id=1357"));
        foreach (var film in (await frontend.GetJsonAsync("/v1/similar?movie_id=1357&explain=true")).GetProperty("results").EnumerateArray())
        {
            var explanation = film.GetProperty("explanation");
            Assert.Contains(explanation.GetProperty("reason").GetString()!, page, StringComparison.Ordinal);
            var term = explanation.GetProperty("content").GetProperty("terms")[0].GetProperty("term").GetString();
            Assert.Contains($"name=\"less\" value=\"{term}\"", page, StringComparison.Ordinal);
        }
        Assert.Contains("closer than 99.8 % of all pairs", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_address_on_the_page_keeps_what_was_chosen()
    {
        var page = await ReadAsync("/?movie_id=1357&unlike=869&weight=0.3&genre=Drama&utm_source=x");
        var card = WebUtility.HtmlDecode(CardLink().Match(page).Groups[1].Value);
        Assert.Matches(@"^\./\?genre=Drama&weight=0\.3&movie_id=\d+$", card);
        Assert.Contains("name=\"unlike\" value=\"869\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("utm_source", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_page_continues_the_list()
    {
        var first = await ReadAsync("/?movie_id=1357");
        var next = WebUtility.HtmlDecode(Next().Match(first).Groups[1].Value);
        var both = CardIds(first).Concat(CardIds(await ReadAsync(next.TrimStart('.'))));
        Assert.Equal(RunningFrontend.MovieIds(await frontend.GetJsonAsync("/?movie_id=1357&count=40")), both);
    }

    [Fact]
    public async Task Films_in_the_body_of_a_POST_are_left_out()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/?movie_id=1357")
        {
            Content = new StringContent("{\"exclude\": [1524, 869]}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", "text/html");
        using var response = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(RunningFrontend.MovieIds(await frontend.GetJsonAsync("/?movie_id=1357&exclude=1524,869")), CardIds(page));
    }

    [Theory]
    [InlineData("/?movie_title=Qwertyuiopasdf", HttpStatusCode.NotFound, "No film called “Qwertyuiopasdf”")]
    [InlineData("/?movie_id=99999999", HttpStatusCode.NotFound, "No such film")]
    [InlineData("/?movie_id=1357&year_from=x", HttpStatusCode.BadRequest, "year_from takes a whole number")]
    [InlineData("/?movie_id=1357&more=Qwertyuiop", HttpStatusCode.BadRequest, "Qwertyuiop")]
    [InlineData("/?movie_id=1357&genre=Westrn", HttpStatusCode.BadRequest, "did you mean Western")]
    [InlineData("/?movie_id=1357&year_from=2020&genre=Western&min_ratings=100000", HttpStatusCode.OK, "No film passes these filters.")]
    public async Task What_is_wrong_is_said_with_films_to_go_on_from(string path, HttpStatusCode status, string text)
    {
        using var response = await GetAsync(path);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.Contains("<input id=\"title\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"./?", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_title_shows_the_closest_film_and_says_so()
    {
        Assert.Contains("No film is called “Zodiak”", WebUtility.HtmlDecode(await ReadAsync("/?movie_title=Zodiak")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_without_a_film_offers_well_known_ones()
    {
        var page = await ReadAsync("/");
        Assert.Equal(12, Regex.Count(page, "href=\"\\./\\?movie_id=\\d+\""));
        Assert.Equal("MovieSimilarity: find a film for tonight", WebUtility.HtmlDecode(Title().Match(page).Groups[1].Value));
    }

    [Fact]
    public async Task The_page_has_nothing_that_a_strict_policy_forbids_and_its_files_are_served()
    {
        using var response = await GetAsync("/?movie_title=Zodiac");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'; img-src 'self' data:;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotMatch(@"\sstyle=|<style|\son\w+=|<script(?![^>]* src=)", page);
        var files = Regex.Matches(page, @"(?:src|href)=""([\w/-]+\.(?:js|css|svg))""").Select(match => match.Groups[1].Value).Distinct().ToArray();
        var modules = Directory.EnumerateFiles(Path.Combine(TestData.Repository, "WebFrontend", "wwwroot", "js"), "*.js").Select(file => $"js/{Path.GetFileName(file)}");
        Assert.Equal(modules.Concat(["icon.svg", "page.css"]).Order(), files.Order());
        foreach (var file in files)
        {
            using var served = await frontend.GetAsync("/" + file);
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }
    }

    [Fact]
    public async Task An_unchanged_page_is_not_sent_again()
    {
        using var first = await GetAsync("/?movie_title=Zodiac");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?movie_title=Zodiac");
        request.Headers.Add("Accept", BrowserAccept);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    private static int[] CardIds(string page) => [.. Card().Matches(page).Select(match => int.Parse(match.Groups[1].Value, provider: null))];

    private static string Property(string page, string name) =>
        WebUtility.HtmlDecode(Regex.Match(page, $"<meta property=\"{name}\" content=\"([^\"]*)\"").Groups[1].Value);

    private async Task<string> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", BrowserAccept);
        return await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("<title>(.*?)</title>")]
    private static partial Regex Title();

    [GeneratedRegex("<li class=\"card\" data-id=\"(\\d+)\"")]
    private static partial Regex Card();

    [GeneratedRegex("<h3><a href=\"([^\"]*)\"")]
    private static partial Regex CardLink();

    [GeneratedRegex("id=\"next\"[^>]* href=\"([^\"]*)\"")]
    private static partial Regex Next();
}
