using System.CommandLine;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary>The option that names an interpreter.</summary>
internal static class PythonOption
{
    /// <summary>Debian's packages are for this one, whatever other the path has before it.</summary>
    private const string SystemPython = "/usr/bin/python3";

    /// <param name="packages">What it must have.</param>
    public static Option<string> Create(string packages) => new("--python")
    {
        HelpName = "PROGRAM",
        Description = $"A Python 3 with {packages}.",
        DefaultValueFactory = _ => File.Exists(SystemPython) ? SystemPython : "python3",
    };
}
