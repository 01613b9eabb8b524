using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MovieSimilarity.Tests.WebFrontend.Pages.Browsing;

/// <summary>What people do on the page, in a real browser. Every list is compared with the one of the API.</summary>
public sealed class BrowsingTests(BrowserFrontend frontend) : IClassFixture<BrowserFrontend>
{
    private const string Zodiac = "/?movie_id=1357";

    /// <summary>What counts of the page of a service that is not ready; NotReadyTests has the real one.</summary>
    private const string NotReady =
        "<!DOCTYPE html><title>One moment</title><form><input id=title></form><main id=main><section data-again=true><h1>One moment</h1></section></main><footer></footer>";

    private static BrowserNewContextOptions Phone => new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, ColorScheme = ColorScheme.Dark };

    [Fact]
    public async Task Typing_half_a_title_suggests_films_with_one_request_a_keystroke_and_none_for_what_was_asked_before()
    {
        await using var window = await frontend.OpenAsync();
        var (page, requests) = (window.Page, new List<string>());
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("/v1/movies", StringComparison.Ordinal)) requests.Add(request.Url);
        };
        await page.Locator("#title").ClickAsync();
        await page.Keyboard.TypeAsync("zodi");
        await page.Locator("[role=option]:has-text('Zodiac')").WaitForAsync();
        Assert.Equal(4, requests.Count);
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.TypeAsync("i");
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("title-films-0", await page.Locator("#title").GetAttributeAsync("aria-activedescendant"));
        await page.Keyboard.PressAsync("Enter");
        await window.ExpectFilmsAsync(await ListAsync("movie_id=1357"));
        Assert.Equal(4, requests.Count);
        Assert.Equal("?movie_id=1357", window.Query);
        Assert.Equal("Films like Zodiac (2007) – MovieSimilarity", await page.TitleAsync());
    }

    [Fact]
    public async Task The_slider_asks_anew_says_what_changed_and_going_back_undoes_it()
    {
        await using var window = await frontend.OpenAsync(Zodiac);
        await window.Page.Locator("#weight").FillAsync("0.05");
        await window.ExpectFilmsAsync(await ListAsync("movie_id=1357&weight=0.05"));
        Assert.Matches(@"^\d+ new films?, \d+ moved\.$", await window.Page.Locator("#changes").InnerTextAsync());
        Assert.Equal("?weight=0.05&movie_id=1357", window.Query);
        await window.Page.GoBackAsync();
        await window.ExpectFilmsAsync(await ListAsync("movie_id=1357"));
        Assert.Equal("0.5", await window.Page.Locator("#weight").InputValueAsync());
        await window.Page.Locator("#weight").FillAsync("0.05");
        await window.ExpectFilmsAsync(await ListAsync("movie_id=1357&weight=0.05"));
    }

    [Fact]
    public async Task Films_are_added_and_put_aside_and_the_address_means_the_same_in_another_browser()
    {
        await using var window = await frontend.OpenAsync(Zodiac);
        var page = window.Page;
        var first = (await window.FilmsAsync())[0];
        await page.Locator(".card >> nth=0").GetByText("Also like this").ClickAsync();
        await window.ExpectFilmsAsync(await ListAsync($"movie_id=1357&movie_id={first}"));
        Assert.Equal("Zodiac", await page.Locator("#trail").InnerTextAsync());
        var disliked = (await window.FilmsAsync())[1];
        await page.Locator(".card >> nth=1").GetByText("Not like this").ClickAsync();
        var films = await ListAsync($"movie_id=1357&movie_id={first}&unlike={disliked}");
        await window.ExpectFilmsAsync(films);
        await using (var other = await frontend.OpenAsync("/" + window.Query)) Assert.Equal(films, await other.FilmsAsync());
        await page.Locator(".pill a").ClickAsync();
        await window.ExpectFilmsAsync(await ListAsync($"movie_id=1357&movie_id={first}"));
        await page.Locator(".several .remove >> nth=1").ClickAsync();
        await window.ExpectFilmsAsync(await ListAsync("movie_id=1357"));
        Assert.True(await page.Locator("#trail").IsHiddenAsync());
    }

    [Fact]
    public async Task Chips_ask_for_more_or_less_of_a_term_until_their_pills_are_removed()
    {
        await using var window = await frontend.OpenAsync(Zodiac);
        var page = window.Page;
        await page.Locator(".seed .chip button[name=more][value=journalism]").ClickAsync();
        await window.ExpectFilmsAsync(await ListAsync("movie_id=1357&more=journalism"));
        await page.Locator(".card .chip button[name=less][value=Crime] >> nth=0").ClickAsync();
        await window.ExpectFilmsAsync(await ListAsync("movie_id=1357&more=journalism&less=Crime"));
        Assert.Equal(["More journalism", "Less Crime"], await page.Locator(".pill span").AllInnerTextsAsync());
        await page.Locator(".seed .chip.chosen").GetByText("−").ClickAsync();
        await window.ExpectFilmsAsync(await ListAsync("movie_id=1357&less=journalism&less=Crime"));
        await page.Locator(".pill a >> nth=0").ClickAsync();
        await window.ExpectFilmsAsync(await ListAsync("movie_id=1357&less=journalism"));
    }

    [Fact]
    public async Task Filters_surprise_and_more_films()
    {
        await using var window = await frontend.OpenAsync(Zodiac);
        var page = window.Page;
        await page.Locator(".filters summary").ClickAsync();
        await page.Locator("[name=genre]").SelectOptionAsync("Comedy");
        await window.ExpectFilmsAsync(await ListAsync("movie_id=1357&genre=Comedy"));
        await page.Locator("[name=year_from]").FillAsync("1990");
        await page.Locator("[name=year_from]").BlurAsync();
        await window.ExpectFilmsAsync(await ListAsync("movie_id=1357&genre=Comedy&year_from=1990"));
        await page.Locator("#next").ClickAsync();
        await window.ExpectFilmsAsync(await ListAsync("movie_id=1357&genre=Comedy&year_from=1990&count=40"));
        await page.Locator("[name=diversity]").CheckAsync();
        await window.ExpectFilmsAsync(await ListAsync("movie_id=1357&genre=Comedy&year_from=1990&diversity=0.5"));
    }

    [Fact]
    public async Task Films_that_were_seen_are_left_out_from_then_on_and_travel_as_CSV()
    {
        await using var window = await frontend.OpenAsync(Zodiac);
        var page = window.Page;
        var seen = (await window.FilmsAsync())[0];
        await page.Locator(".card >> nth=0").GetByText("Seen it").ClickAsync();
        var films = await ListAsync($"movie_id=1357&exclude={seen}");
        await window.ExpectFilmsAsync(films);
        await page.ReloadAsync();
        await window.ExpectFilmsAsync(films);
        Assert.Equal("?movie_id=1357", window.Query);

        await page.Locator(".seen summary").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Export CSV").ClickAsync());
        using var csv = new StreamReader(await download.CreateReadStreamAsync());
        Assert.StartsWith($"movieId,Title,Year,imdbID,tmdbID\r\n{seen},Prisoners,2013,", await csv.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        const string letterboxd = "Date,Name,Year,Letterboxd URI,Rating\n2024-01-01,Se7en,1995,https://boxd.it/x,5\n2024-01-02,\"The Girl, Missing\",1801,https://boxd.it/y,3\n";
        await page.Locator("#seen-file").SetInputFilesAsync(new FilePayload { Name = "diary.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(letterboxd) });
        await window.ExpectTextAsync("1 of 2 films of diary.csv were found.");
        await window.ExpectFilmsAsync(await ListAsync($"movie_id=1357&exclude={seen},869"));
        await page.GetByText("Forget all").ClickAsync();
        await window.ExpectFilmsAsync(await ListAsync("movie_id=1357"));
    }

    [Fact]
    public async Task Without_scripts_the_page_does_the_same()
    {
        await using var window = await frontend.OpenAsync("/", new() { JavaScriptEnabled = false });
        var page = window.Page;
        await page.Locator("#title").FillAsync("zodiac");
        await page.Locator("#title").PressAsync("Enter");
        await page.Locator(".seed").WaitForAsync();
        Assert.Equal("Films like Zodiac (2007) – MovieSimilarity", await page.TitleAsync());
        await page.Locator("#weight").FillAsync("0");
        await page.GetByText("Show", new() { Exact = true }).ClickAsync();
        await page.Locator("#weight[value='0']").WaitForAsync();
        await page.Locator(".card >> nth=2").GetByText("Not like this").ClickAsync();
        await page.Locator(".pill:has-text('Not like')").WaitForAsync();
        Assert.Contains("weight=0&", window.Query, StringComparison.Ordinal);
        await page.Locator("#next").ClickAsync();
        await page.Locator(".card[data-rank='21']").WaitForAsync();
        Assert.False(await page.GetByText("Seen it").First.IsVisibleAsync());
    }

    [Fact]
    public async Task Everything_is_reached_by_the_keyboard()
    {
        await using var window = await frontend.OpenAsync(Zodiac);
        var keys = window.Page.Keyboard;
        await keys.PressAsync("/");
        await keys.TypeAsync("fargo");
        await keys.PressAsync("Enter");
        await window.ExpectFilmsAsync(await ListAsync("movie_title=fargo"));
        await window.TabUntilAsync("element => element.id === 'weight'");
        await keys.PressAsync("ArrowLeft");
        await window.ExpectFilmsAsync(await ListAsync("movie_title=fargo&weight=0.55"));
        await window.TabUntilAsync("element => element.name === 'unlike'");
        var disliked = await window.Page.EvaluateAsync<string>("document.activeElement.value");
        await keys.PressAsync("Enter");
        await window.ExpectFilmsAsync(await ListAsync($"movie_title=fargo&weight=0.55&unlike={disliked}"));
        Assert.True(await window.Page.EvaluateAsync<bool>("document.activeElement.closest('.card') !== null"));
    }

    [Fact]
    public async Task A_service_that_is_away_or_not_ready_is_named_and_asked_again()
    {
        await using var window = await frontend.OpenAsync();
        var page = window.Page;
        await page.RouteAsync("**/?movie_id=*", route => route.AbortAsync());
        await page.Locator(".shelf a >> nth=0").ClickAsync();
        await window.ExpectTextAsync("The service is away");
        await page.UnrouteAllAsync();
        var asked = 0;
        await page.RouteAsync("**/?movie_id=*", async route =>
        {
            var isFirst = asked++ == 0;
            if (!isFirst) await route.ContinueAsync();
            else await route.FulfillAsync(new() { Status = 503, ContentType = "text/html", Headers = new Dictionary<string, string> { ["Retry-After"] = "1" }, Body = NotReady });
        });
        await page.GetByText("Try again").ClickAsync();
        await window.ExpectTextAsync("One moment");
        await page.Locator("#results > .card").First.WaitForAsync();
        window.Forgive("Failed to load resource");
    }

    [Fact]
    public async Task Suggestions_show_texts_as_texts()
    {
        await using var window = await frontend.OpenAsync();
        const string title = "<img src=x onerror=alert(1)> (2000)";
        await window.Page.RouteAsync("**/v1/movies*", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = $$"""{"results": [{"movie_id": 1, "title": "{{title}}", "year": 2000, "genres": ["<b>"], "rating_count": 1}]}""",
        }));
        await window.Page.Locator("#title").PressSequentiallyAsync("x");
        Assert.Contains("<img src=x onerror=alert(1)>", await window.Page.Locator("[role=option]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await window.Page.Locator("[role=option] img, [role=option] b").CountAsync());
    }

    [Fact]
    public async Task Axe_finds_nothing_and_nothing_is_wider_than_a_phone()
    {
        var desktop = new BrowserNewContextOptions { ViewportSize = new() { Width = 1280, Height = 900 } };
        await CheckAsync(Phone, "/", "/?movie_id=1357&count=3");
        await CheckAsync(desktop, "/?movie_title=qwertyuiop", "/?movie_id=1357&movie_id=881&unlike=869&genre=Drama&count=3");
    }

    [Fact]
    public async Task A_poster_that_does_not_load_leaves_the_cover()
    {
        await using var window = await frontend.OpenAsync();
        await window.Page.RouteAsync("**" + Zodiac, async route =>
        {
            var page = await (await route.FetchAsync()).TextAsync();
            await route.FulfillAsync(new() { ContentType = "text/html", Body = page.Replace("<span class=\"cover\">", "<span class=\"cover\"><img src=\"missing.jpg\" alt=\"\">", StringComparison.Ordinal) });
        });
        await window.GoAsync(Zodiac);
        await window.Page.Locator(".cover svg").First.WaitForAsync();
        await window.Page.WaitForFunctionAsync("document.querySelectorAll('.cover img').length === 0");
        window.Forgive("404");
    }

    private async Task CheckAsync(BrowserNewContextOptions options, params string[] paths)
    {
        await using var window = await frontend.OpenAsync(paths[0], options);
        foreach (var path in paths)
        {
            if (path != paths[0]) await window.GoAsync(path);
            var result = await window.Page.RunAxe();
            Assert.True(result.Violations.Length == 0, $"{path}: {string.Join("; ", result.Violations.Select(rule => $"{rule.Id} {string.Join(", ", rule.Nodes.Select(node => node.Html))}"))}");
            Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than its window.");
        }
        window.Forgive("404");
    }

    private async Task<int[]> ListAsync(string parameters) => RunningFrontend.MovieIds(await frontend.GetJsonAsync($"/v1/similar?{parameters}"));
}
