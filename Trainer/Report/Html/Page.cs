namespace MovieSimilarity.Trainer.Report.Html;

/// <summary>A page that stands by itself: style within, nothing fetched, no script.</summary>
internal static class Page
{
    private const string StyleSheet = "report.css";

    /// <param name="title">The page's title.</param>
    /// <param name="head">What stands before the chapters.</param>
    /// <param name="chapters">Anchor, heading and body of each.</param>
    public static Markup Of(string title, Markup head, params (string Anchor, string Heading, Markup Body)[] chapters) => Markup.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{title}</title>
        <style>
        {Markup.Trusted(ReadStyle())}</style>
        </head>
        <body>
        <header><h1>{title}</h1>
        {head}
        <nav aria-label="Chapters"><ul>{chapters.Select(chapter => Link(chapter.Anchor, chapter.Heading))}</ul></nav></header>
        <main>
        {chapters.Select(chapter => Section(chapter.Anchor, chapter.Heading, chapter.Body))}</main>
        </body>
        </html>

        """);

    private static Markup Link(string anchor, string heading) => Markup.Of($"<li><a href=\"#{anchor}\">{heading}</a></li>");

    private static Markup Section(string anchor, string heading, Markup body) => Markup.Of(
        $"""
        <section id="{anchor}"><h2>{heading}</h2>
        {body}
        </section>

        """);

    private static string ReadStyle()
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream(StyleSheet)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
