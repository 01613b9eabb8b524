#!/usr/bin/env dotnet
#:package Microsoft.Playwright
#:property PublishAot=false
// The analyzers would have a class of this script's helpers in a namespace and a file of its own.
#:property EnforceCodeStyleInBuild=false

// Takes pictures of the page of a running service, with the Chromium that is on the path: docs/images/page.png for the README, or all of them.
//   dotnet run tools/page-pictures.cs [--all DIR] [ADDRESS]

using Microsoft.Playwright;

const string defaultAddress = "http://localhost:5000/";
string[] browsers = ["chromium", "chromium-browser", "google-chrome", "chrome"];
string[] drawers = [".filters", ".add", ".seen"];
const string zodiac = "?movie_id=1357";

var repository = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var all = args is ["--all", var given, ..] ? given : null;
var address = (all is null ? args : args[2..]) is [var named, ..] ? named : defaultAddress;
var chromium = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
    .SelectMany(folder => browsers.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
if (chromium is null)
{
    Console.Error.WriteLine($"There is no Chromium on the path; install one of {string.Join(", ", browsers)}.");
    return 1;
}

using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
try
{
    if (all is null)
    {
        await TakeAsync(Path.Combine(repository, "docs", "images", "page.png"), zodiac, 1280, 900);
        return 0;
    }
    await TakeAsync(Path.Combine(all, "home.png"), "", 1280, 900);
    await TakeAsync(Path.Combine(all, "list.png"), zodiac, 1280, 1200);
    await TakeAsync(Path.Combine(all, "several.png"), "?movie_id=1357&movie_id=881&unlike=869&more=comedy&genre=Comedy", 1280, 1000);
    await TakeAsync(Path.Combine(all, "dark.png"), zodiac, 1280, 1000, ColorScheme.Dark);
    await TakeAsync(Path.Combine(all, "phone.png"), zodiac, 390, 1100);
    await TakeAsync(Path.Combine(all, "phone-home.png"), "", 390, 844, ColorScheme.Dark);
    await TakeAsync(Path.Combine(all, "unknown.png"), "?movie_title=the+matrixx+reloded+agian", 1280, 800);
    await TakeAsync(Path.Combine(all, "typing.png"), zodiac, 1280, 800, act: async page =>
    {
        await page.Locator("#title").FillAsync("");
        await page.Locator("#title").PressSequentiallyAsync("the");
        await page.Locator("[role=option]").First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
    });
    await TakeAsync(Path.Combine(all, "steered.png"), zodiac, 1280, 1000, act: async page =>
    {
        foreach (var summary in drawers) await page.Locator($"{summary} summary").ClickAsync();
        await page.Locator("#weight").FillAsync("0.2");
        await page.Locator("#changes:not([hidden])").WaitForAsync();
    });
    await TakeAsync(Path.Combine(all, "forced.png"), zodiac, 1280, 800, forced: ForcedColors.Active);
    return 0;
}
catch (PlaywrightException e)
{
    Console.Error.WriteLine($"The page cannot be taken; does the service run at {address}? {e.Message.Split('\n')[0]}");
    return 1;
}

async Task TakeAsync(
    string file, string query, int width, int height, ColorScheme scheme = ColorScheme.Light, Func<IPage, Task>? act = null, ForcedColors forced = ForcedColors.None)
{
    await using var context = await browser.NewContextAsync(new()
    {
        ViewportSize = new() { Width = width, Height = height },
        ColorScheme = scheme,
        ForcedColors = forced,
        ReducedMotion = ReducedMotion.Reduce,
    });
    var page = await context.NewPageAsync();
    await page.GotoAsync(new Uri(new Uri(address), query).ToString());
    if (act is not null) await act(page);
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
    await page.ScreenshotAsync(new() { Path = file });
    Console.WriteLine(file);
}
