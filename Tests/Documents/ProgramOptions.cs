using System.Text.RegularExpressions;
using MovieSimilarity.Benchmarks.Commands;
using MovieSimilarity.Silo;
using MovieSimilarity.SyntheticData.Commands;
using MovieSimilarity.Trainer.Commands;
using MovieSimilarity.WebFrontend.Startup;

namespace MovieSimilarity.Tests.Documents;

/// <summary>The verbs and options that a program's help lists.</summary>
internal sealed partial class ProgramOptions
{
    private readonly Func<string[], TextWriter, TextWriter, Task<int>> _run;
    private readonly Dictionary<string, IReadOnlySet<string>> _optionsOfVerbs = [];

    private ProgramOptions(Func<string[], TextWriter, TextWriter, Task<int>> run) => _run = run;

    /// <summary>The options without a verb.</summary>
    public IReadOnlySet<string> Root { get; private set; } = new HashSet<string>();

    /// <summary>The options of each verb.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> OfVerbs => _optionsOfVerbs;

    /// <summary>The options of the programs, by the names of their projects.</summary>
    public static async Task<IReadOnlyDictionary<string, ProgramOptions>> ReadAllAsync() => new Dictionary<string, ProgramOptions>
    {
        ["Trainer"] = await ReadAsync((arguments, output, error) => TrainerCommandLine.RunAsync(arguments, output, error)),
        ["WebFrontend"] = await ReadAsync((arguments, output, error) => FrontendCommandLine.RunAsync(arguments, output, error)),
        ["Silo"] = await ReadAsync((arguments, output, error) => SiloCommandLine.RunAsync(arguments, output, error)),
        ["Benchmarks"] = await ReadAsync(BenchmarkCommandLine.RunAsync),
        ["tools/SyntheticData"] = await ReadAsync((arguments, output, error) => SyntheticDataCommandLine.RunAsync(arguments, output, error)),
    };

    /// <summary>The options of a program that tests do not reference, from the texts in its source; null if there is no such folder.</summary>
    public static IReadOnlySet<string>? InSource(string folder)
    {
        var path = Path.Combine(TestData.Repository, folder);
        if (!Directory.Exists(path)) return null;
        return Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Literal().Matches(File.ReadAllText(file)).Select(match => match.Groups["option"].Value)).ToHashSet();
    }

    private static async Task<ProgramOptions> ReadAsync(Func<string[], TextWriter, TextWriter, Task<int>> run)
    {
        var program = new ProgramOptions(run);
        var help = await program.HelpAsync();
        program.Root = OptionsIn(help);
        var commands = help.IndexOf("Commands:", StringComparison.Ordinal);
        if (commands < 0) return program;
        foreach (Match verb in Verb().Matches(help[commands..]))
        {
            var name = verb.Groups["verb"].Value;
            program._optionsOfVerbs[name] = OptionsIn(await program.HelpAsync(name));
        }
        return program;
    }

    private static HashSet<string> OptionsIn(string help) => [.. Option().Matches(help).Select(match => match.Groups["option"].Value)];

    private async Task<string> HelpAsync(params string[] verb)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(0, await _run([.. verb, "--help"], output, error));
        return output.ToString().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^  (?:-\S, )*(?<option>--[a-z][a-z0-9-]*)", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex(@"^  (?<verb>[a-z][a-z-]*)", RegexOptions.Multiline)]
    private static partial Regex Verb();

    [GeneratedRegex(@"""(?<option>--[a-z][a-z0-9-]*)""")]
    private static partial Regex Literal();
}
