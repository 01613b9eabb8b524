using System.Runtime.InteropServices;
using MovieSimilarity.Benchmarks.Answers;

namespace MovieSimilarity.Benchmarks.Reports;

/// <summary>Under which circumstances figures came about: without them they say nothing.</summary>
internal static class Circumstances
{
    /// <param name="arguments">The command line behind the program's name.</param>
    /// <param name="models">The models served.</param>
    public static string Describe(IEnumerable<string> arguments, IEnumerable<TestModel> models) =>
        Describe(arguments, models.Select(model => model.Description), "everything on this one machine, the load included");

    /// <param name="arguments">The command line behind the program's name.</param>
    /// <param name="data">What was used, and how large it is.</param>
    /// <param name="setting">What shared the machine.</param>
    public static string Describe(IEnumerable<string> arguments, IEnumerable<string> data, string setting) => FormattableString.Invariant(
        $"""
        `dotnet run -c Release --project Benchmarks -- {string.Join(' ', arguments.Select(WithoutFolder))}`

        {DateTime.UtcNow:yyyy-MM-dd}; {Environment.ProcessorCount} processors ({RuntimeInformation.OSArchitecture}), {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; {setting}. Data: {string.Join("; ", data.Distinct())}.
        """);

    /// <summary>Where files lie says nothing to others.</summary>
    private static string WithoutFolder(string argument) => File.Exists(argument) || Directory.Exists(argument)
        ? Path.GetFileName(Path.TrimEndingDirectorySeparator(argument)) : argument;
}
