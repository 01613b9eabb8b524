using System.Runtime.InteropServices;
using MovieSimilarity.Benchmarks.Answers;

namespace MovieSimilarity.Benchmarks.Reports;

/// <summary>Under which circumstances figures came about: without them they say nothing.</summary>
internal static class Circumstances
{
    /// <param name="arguments">The command line behind the program's name.</param>
    /// <param name="models">The models used.</param>
    public static string Describe(IEnumerable<string> arguments, IEnumerable<TestModel> models) => FormattableString.Invariant(
        $"""
        `dotnet run -c Release --project Benchmarks -- {string.Join(' ', arguments.Select(WithoutFolder))}`

        {DateTime.UtcNow:yyyy-MM-dd}; {Environment.ProcessorCount} processors ({RuntimeInformation.OSArchitecture}), {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}; everything on this one machine, the load included. Data: {string.Join("; ", models.Select(model => model.Description).Distinct())}.
        """);

    /// <summary>Where files lie says nothing to others.</summary>
    private static string WithoutFolder(string argument) => File.Exists(argument) ? Path.GetFileName(argument) : argument;
}
