namespace MovieSimilarity.Tests.Documents;

/// <summary>Links between documents and to files of the repository.</summary>
public sealed class LinkTests
{
    [Fact]
    public void Every_relative_link_leads_to_a_file_and_an_anchor_that_exist()
    {
        var broken = MarkdownFile.All.SelectMany(file => file.Links.Where(IsRelative).Where(link => !Exists(file, link)).Select(link => $"{file.Name}: {link}"));
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_page_in_docs_is_linked_from_another_document()
    {
        var linked = MarkdownFile.All.SelectMany(file => file.Links.Where(IsRelative).Select(link => Target(file, link.Split('#')[0]))).ToHashSet();
        var orphans = MarkdownFile.All.Where(file => file.Name.StartsWith("docs/", StringComparison.Ordinal))
            .Where(file => !linked.Contains(Path.Combine(TestData.Repository, file.Name)));
        Assert.Empty(orphans.Select(file => file.Name));
    }

    private static bool IsRelative(string link) => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal);

    private static bool Exists(MarkdownFile from, string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? Path.Combine(TestData.Repository, from.Name) : Target(from, parts[0]);
        if (parts.Length == 1) return Path.Exists(target);
        return MarkdownFile.All.FirstOrDefault(file => Path.Combine(TestData.Repository, file.Name) == target) is { } page && page.Anchors.Contains(parts[1]);
    }

    private static string Target(MarkdownFile from, string path) => Path.GetFullPath(Path.Combine(from.Folder, path));
}
