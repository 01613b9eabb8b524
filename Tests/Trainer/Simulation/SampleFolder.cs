using System.Globalization;
using CsvHelper;

namespace MovieSimilarity.Tests.Trainer.Simulation;

/// <summary>The committed data set, found by walking up to the solution.</summary>
internal static class SampleFolder
{
    public static string Path { get; } = System.IO.Path.Combine(SolutionFolder(), "data", "sample");

    public static string Films => File("films.csv");

    public static string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The lines of a CSV file without its header.</summary>
    public static List<string[]> Lines(string name)
    {
        using var csv = new CsvParser(new StreamReader(File(name)), CultureInfo.InvariantCulture);
        var lines = new List<string[]>();
        csv.Read();
        while (csv.Read()) lines.Add(csv.Record!);
        return lines;
    }

    private static string SolutionFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "MovieSimilarity.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds MovieSimilarity.slnx.");
        return folder.FullName;
    }
}
