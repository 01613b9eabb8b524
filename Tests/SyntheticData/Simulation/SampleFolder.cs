using System.Globalization;
using CsvHelper;

namespace MovieSimilarity.Tests.SyntheticData.Simulation;

/// <summary>The files of the committed data set.</summary>
internal static class SampleFolder
{
    public static string Films => PathOf("films.csv");

    public static string PathOf(string name) => Path.Combine(TestData.Sample, name);

    /// <summary>The lines of a CSV file without its header.</summary>
    public static List<string[]> Lines(string name)
    {
        using var csv = new CsvParser(new StreamReader(PathOf(name)), CultureInfo.InvariantCulture);
        var lines = new List<string[]>();
        csv.Read();
        while (csv.Read()) lines.Add(csv.Record!);
        return lines;
    }
}
