using System.Text.RegularExpressions;

namespace MovieSimilarity.Tests.Documents;

/// <summary>Names of code in the documents.</summary>
public sealed partial class CodeReferenceTests
{
    /// <summary>Names of other libraries, which our sources do not mention.</summary>
    private static readonly string[] OtherNames = ["IndexHNSWFlat", "IndexIVFPQ"];

    private static readonly string[] Sources = [.. Directory
        .EnumerateFiles(TestData.Repository, "*.cs", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(TestData.Repository, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(folder => folder is "bin" or "obj"))];

    [Fact]
    public void Every_source_file_that_a_document_names_exists()
    {
        var missing = from file in MarkdownFile.All
                      from span in file.CodeSpans
                      where span.EndsWith(".cs", StringComparison.Ordinal) && !span.Contains(' ', StringComparison.Ordinal)
                      where !Sources.Any(source => $"/{source}".EndsWith($"/{span}", StringComparison.Ordinal))
                      select $"{file.Name}: {span}";
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_type_and_member_that_a_document_names_exists()
    {
        HashSet<string> known = [.. Sources.SelectMany(WordsIn), .. OtherNames];
        var missing = from file in MarkdownFile.All
                      from span in file.CodeSpans
                      where TypeName().IsMatch(span)
                      from name in span.Split('.')
                      where !known.Contains(name)
                      select $"{file.Name}: {span}";
        Assert.Empty(missing);
    }

    private static IEnumerable<string> WordsIn(string source) =>
        Word().Matches(File.ReadAllText(Path.Combine(TestData.Repository, source))).Select(match => match.Value);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    // With two capital letters at least: a single word such as Stage may be anything.
    [GeneratedRegex(@"^(?:[A-Z]\w*\.)?[A-Z][a-z0-9]+(?:[A-Z]\w*)$")]
    private static partial Regex TypeName();
}
