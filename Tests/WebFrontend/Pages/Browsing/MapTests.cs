using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MovieSimilarity.Tests.WebFrontend.Pages.Browsing;

/// <summary>What people do on the map, in a real browser.</summary>
public sealed class MapTests(BrowserFrontend frontend) : IClassFixture<BrowserFrontend>
{
    [Fact]
    public async Task A_film_that_is_searched_lights_up_with_its_neighbours_and_going_back_shows_all_films()
    {
        await using var window = await OpenAsync();
        var page = window.Page;
        await page.Locator("#title").ClickAsync();
        await page.Keyboard.TypeAsync("zodiac");
        await page.Locator("[role=option]:has-text('Zodiac')").First.ClickAsync();
        await page.Locator("#map-heading:text-is('Nearest to Zodiac')").WaitForAsync();
        Assert.Equal("?movie_id=1357", window.Query);
        var expected = RunningFrontend.MovieIds(await frontend.GetJsonAsync("/v1/similar?movie_id=1357"));
        Assert.Equal(expected.Select(id => $"./?movie_id={id}"), await ListedAsync(window));
        await page.Locator("#map-card h2:has-text('Zodiac')").WaitForAsync();
        await page.GoBackAsync();
        await page.Locator("#map-heading:text-is('Films in view')").WaitForAsync();
        Assert.True(await page.Locator("#map-card").IsHiddenAsync());
    }

    [Fact]
    public async Task Moving_and_zooming_send_nothing_and_the_list_says_what_is_in_view()
    {
        await using var window = await OpenAsync();
        var (page, requests) = (window.Page, 0);
        await page.Locator("#map-list button").First.WaitForAsync();
        page.Request += (_, _) => requests++;
        var before = await ListedAsync(window);
        await page.Locator("#map").FocusAsync();
        for (var i = 0; i < 8; i++) await page.Keyboard.PressAsync("+");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.WaitForFunctionAsync("before => [...document.querySelectorAll('#map-list a')].map(link => link.getAttribute('href')).join() !== before", string.Join(',', before));
        Assert.Equal(0, requests);
    }

    [Fact]
    public async Task Genres_filter_and_a_lasso_makes_a_list()
    {
        await using var window = await OpenAsync();
        var page = window.Page;
        await page.Locator("[data-genre=Western]").CheckAsync();
        var westerns = frontend.Model.Catalogue.Where(film => film.Genres.Contains("Western")).Select(film => $"./?movie_id={film.Id}").ToHashSet();
        await page.WaitForFunctionAsync("most => { const links = document.querySelectorAll('#map-list a'); return links.length > 0 && links.length <= most; }", westerns.Count);
        Assert.All(await ListedAsync(window), link => Assert.Contains(link, westerns));
        await page.Locator("#map-lasso").ClickAsync();
        var box = (await page.Locator("#map").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 5, box.Y + 60);
        await page.Mouse.DownAsync();
        foreach (var (x, y) in new[] { (5, 5), (-5, 5), (-5, -5), (5, -5) })
            await page.Mouse.MoveAsync(box.X + (x > 0 ? x : box.Width + x), box.Y + (y > 0 ? 60 : box.Height + y), new() { Steps = 3 });
        await page.Mouse.UpAsync();
        await page.Locator("#map-heading:text-is('Films you circled')").WaitForAsync();
        Assert.Equal(westerns.Order(), (await ListedAsync(window)).Order());
    }

    [Fact]
    public async Task Axe_finds_nothing_on_the_map_of_a_film_on_a_phone()
    {
        var phone = new BrowserNewContextOptions { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, ColorScheme = ColorScheme.Dark };
        await using var window = await OpenAsync("/map?movie_id=1357", phone);
        await window.Page.Locator("#map-card h2").WaitForAsync();
        var result = await window.Page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join("; ", result.Violations.Select(rule => $"{rule.Id} {string.Join(", ", rule.Nodes.Select(node => node.Html))}")));
        Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The map's page is wider than its window.");
    }

    private async Task<Window> OpenAsync(string path = "/map", BrowserNewContextOptions? options = null)
    {
        var window = await frontend.OpenAsync(path, options);
        await window.Page.Locator("#map[aria-busy=false]").WaitForAsync();
        return window;
    }

    private static Task<string[]> ListedAsync(Window window) =>
        window.Page.Locator("#map-list a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
}
