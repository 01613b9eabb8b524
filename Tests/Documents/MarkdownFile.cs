using System.Text.RegularExpressions;

namespace MovieSimilarity.Tests.Documents;

/// <summary>One of the project's documents, cut into what tests look at.</summary>
internal sealed partial class MarkdownFile
{
    private static readonly string[] SkippedFolders = ["bin", "obj", "artifacts", "TestResults"];

    private MarkdownFile(string path)
    {
        Name = Path.GetRelativePath(TestData.Repository, path).Replace('\\', '/');
        Folder = Path.GetDirectoryName(path)!;
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        Blocks = [.. Fence().Matches(text).Select(match => new CodeBlock(match.Groups["info"].Value.Trim(), match.Groups["body"].Value))];
        Prose = Fence().Replace(text, "\n");
        CodeSpans = [.. Span().Matches(Prose).Select(match => match.Groups["code"].Value.Replace('\n', ' '))];
        Anchors = FindAnchors(Prose);
    }

    /// <summary>All documents: those in the repository's folders, without downloaded data sets and built output.</summary>
    public static IReadOnlyList<MarkdownFile> All { get; } = [.. PathsBelow(new DirectoryInfo(TestData.Repository)).Select(path => new MarkdownFile(path))];

    /// <summary>The path from the repository's folder, with slashes.</summary>
    public string Name { get; }

    /// <summary>The folder that relative links start from.</summary>
    public string Folder { get; }

    /// <summary>The fenced blocks in their order.</summary>
    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>Everything outside of fenced blocks.</summary>
    public string Prose { get; }

    /// <summary>Code within sentences and tables.</summary>
    public IReadOnlyList<string> CodeSpans { get; }

    /// <summary>The fragments that GitHub gives the headings.</summary>
    public IReadOnlySet<string> Anchors { get; }

    /// <summary>The targets of links, as written.</summary>
    public IEnumerable<string> Links => Link().Matches(Span().Replace(Prose, "")).Select(match => match.Groups["target"].Value);

    /// <summary>The document of that name.</summary>
    public static MarkdownFile Named(string name) => All.Single(file => file.Name == name);

    private static IEnumerable<string> PathsBelow(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles("*.md")) yield return file.FullName;
        var isData = folder.Name == "data";
        foreach (var child in folder.EnumerateDirectories())
        {
            if (child.Name.StartsWith('.') || SkippedFolders.Contains(child.Name) || (isData && child.Name != "sample")) continue;
            foreach (var path in PathsBelow(child)) yield return path;
        }
    }

    private static HashSet<string> FindAnchors(string prose)
    {
        var anchors = new HashSet<string>();
        foreach (Match heading in Heading().Matches(prose))
        {
            var text = LinkText().Replace(heading.Groups["text"].Value, "$1").ToLowerInvariant();
            var slug = NotInSlugs().Replace(text, "").Replace(' ', '-');
            var unique = slug;
            for (var count = 1; !anchors.Add(unique); count++) unique = $"{slug}-{count}";
        }
        return anchors;
    }

    [GeneratedRegex(@"^ *```(?<info>[^`\n]*)\n(?<body>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"(?<ticks>`+)(?<code>[^`].*?)(?<!`)\k<ticks>(?!`)", RegexOptions.Singleline)]
    private static partial Regex Span();

    [GeneratedRegex(@"(?<=\])\((?<target>[^()\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ +(?<text>.+?) *$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInSlugs();
}

/// <summary>A fenced block.</summary>
/// <param name="Info">What stands behind the opening fence: the language, then perhaps <c>tested</c> or <c>example</c>.</param>
/// <param name="Body">The lines between the fences.</param>
internal sealed record CodeBlock(string Info, string Body)
{
    /// <summary>The language, or an empty text for a drawing.</summary>
    public string Language => Info.Split(' ')[0];
}
