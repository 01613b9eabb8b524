using Microsoft.Playwright;

namespace MovieSimilarity.Tests.WebFrontend.Pages.Browsing;

/// <summary>The service with one browser for all tests of a class: Chromium as the system has it, for nothing is downloaded.</summary>
public sealed class BrowserFrontend : RunningFrontend, IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where Chromium is, or null.</summary>
    private static string? Chromium { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        if (Chromium is null) return;
        await InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"] });
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await DisposeAsync();
    }

    /// <summary>Opens an address in a browser window of its own. Skips the test if there is no Chromium.</summary>
    /// <param name="path">The path behind the service's address.</param>
    /// <param name="options">How the browser is; by default it has a window of 1,280 by 900 pixels.</param>
    public async Task<Window> OpenAsync(string path = "/", BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(_browser is null, $"There is no Chromium on the path ({string.Join(", ", Names)}).");
        options ??= new() { ViewportSize = new() { Width = 1280, Height = 900 } };
        options.BaseURL = Http.BaseAddress!.ToString();
        options.ReducedMotion = ReducedMotion.Reduce;
        var window = new Window(await _browser.NewContextAsync(options));
        await window.GoAsync(path);
        return window;
    }
}

/// <summary>A window of the browser, which collects what the page complains about.</summary>
/// <param name="context">The browser's state, not shared with other windows.</param>
public sealed class Window(IBrowserContext context) : IAsyncDisposable
{
    /// <summary>More stops than a page has before its first card.</summary>
    private const int MaxTabs = 60;

    private readonly List<string> _complaints = [];
    private IPage? _page;

    /// <summary>The page.</summary>
    public IPage Page => _page!;

    /// <summary>The ids of the films in the list, best first.</summary>
    public async Task<int[]> FilmsAsync() =>
        [.. (await Page.Locator("#results > .card").EvaluateAllAsync<string[]>("cards => cards.map(card => card.dataset.id)")).Select(id => int.Parse(id, provider: null))];

    /// <summary>The address behind the service's, such as <c>?movie_id=1357</c>.</summary>
    public string Query => new Uri(Page.Url).Query;

    /// <summary>Waits until the films in the list are these.</summary>
    public async Task ExpectFilmsAsync(int[] films)
    {
        await Page.WaitForFunctionAsync(
            "films => [...document.querySelectorAll('#results > .card')].map(card => card.dataset.id).join() === films && document.querySelector('main').ariaBusy !== 'true'",
            string.Join(',', films));
    }

    /// <summary>Presses the tab key until an element has the focus.</summary>
    /// <param name="isThere">A function in JavaScript that knows the element.</param>
    public async Task TabUntilAsync(string isThere)
    {
        for (var presses = 0; presses < MaxTabs; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<bool>($"({isThere})(document.activeElement)")) return;
        }
        Assert.Fail("The tab key does not get there.");
    }

    /// <summary>Waits until a text is on the page.</summary>
    public Task ExpectTextAsync(string text) => Page.GetByText(text).First.WaitForAsync();

    /// <summary>Whatever happens, there are no errors in the console and no violations of the content security policy.</summary>
    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(_complaints);
    }

    /// <summary>A complaint of the browser that the test means to cause.</summary>
    public void Forgive(string part) => _complaints.RemoveAll(complaint => complaint.Contains(part, StringComparison.Ordinal));

    internal async Task GoAsync(string path)
    {
        if (_page is null)
        {
            _page = await context.NewPageAsync();
            _page.Console += (_, message) =>
            {
                if (message.Type is "error" or "warning") _complaints.Add($"{message.Text} ({message.Location})");
            };
            _page.PageError += (_, error) => _complaints.Add(error);
        }
        await _page.GotoAsync(path);
    }
}
