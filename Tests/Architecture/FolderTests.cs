using System.Xml.Linq;
using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;

namespace MovieSimilarity.Tests.Architecture;

/// <summary>Projects and folders depend in one direction, as docs/architecture.md says.</summary>
public sealed class FolderTests
{
    public static TheoryData<string> Assemblies =>
        ["Similarity", "Training", "Grains.Interfaces", "Grains", "CommandLine", "Hosting", "WebFrontend", "Trainer", "Benchmarks"];

    public static TheoryData<string> Projects => [.. Assemblies.Select(row => row.Data), "Silo"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Folders_of_a_project_have_no_cycle(string project)
    {
        var architecture = new ArchLoader().LoadAssembly(System.Reflection.Assembly.Load($"MovieSimilarity.{project}")).Build();
        // A folder is a namespace, of the domain library without the project's name.
        var root = project == "Similarity" ? "MovieSimilarity" : $"MovieSimilarity.{project}";
        SliceRuleDefinition.Slices().Matching($"{root}.(**)").Should().BeFreeOfCycles().Check(architecture);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_the_projects_that_the_table_names(string project)
    {
        var file = XDocument.Load(Path.Combine(TestData.Repository, project, $"{project}.csproj"));
        var references = file.Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));
        Assert.Equal(references.Order(), Table()[project].Order());
    }

    /// <summary>For each project the projects that the table of docs/architecture.md lets it use.</summary>
    private static Dictionary<string, string[]> Table()
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(TestData.Repository, "docs", "architecture.md"))
            .SkipWhile(line => !line.StartsWith("| folder |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|'))];
        var names = rows.Select(row => row[0].Trim(' ', '`', '/')).ToHashSet();
        return rows.ToDictionary(
            row => row[0].Trim(' ', '`', '/'),
            row => row[^1].Split(',').Select(use => use.Split('(')[0].Trim(' ', '`')).Where(names.Contains).ToArray());
    }
}
