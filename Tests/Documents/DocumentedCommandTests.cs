using System.Text.RegularExpressions;

namespace MovieSimilarity.Tests.Documents;

/// <summary>Command lines in the documents.</summary>
public sealed partial class DocumentedCommandTests
{
    private static readonly string[] ShellLanguages = ["bash", "ini"];

    /// <summary>Programs of others, whose options are not ours to check.</summary>
    private static readonly string[] OtherPrograms = ["docker", "docker-compose", "curl", "kubectl", "dotnet", "apt", "git"];

    /// <summary>Options of <c>dotnet publish</c> that a sentence names without the command.</summary>
    private static readonly string[] OtherOptions = ["--runtime"];

    [Fact]
    public async Task Every_command_line_has_a_verb_and_options_that_its_program_knows()
    {
        var programs = await ProgramOptions.ReadAllAsync();
        var unknown = new List<string>();
        var checkedLines = 0;
        foreach (var file in MarkdownFile.All)
        {
            var code = file.Blocks.Where(block => ShellLanguages.Contains(block.Language)).Select(block => block.Body).Concat(file.CodeSpans);
            foreach (Match call in code.SelectMany(text => Call().Matches(Continuation().Replace(text, " "))))
            {
                var project = call.Groups["project"].Value is "trainer" ? "Trainer" : call.Groups["project"].Value;
                var arguments = Comment().Replace(call.Groups["arguments"].Value, "");
                checkedLines++;
                if (Problem(programs, project, arguments) is { } problem) unknown.Add($"{file.Name}: {project} {arguments.Trim()}: {problem}");
            }
        }
        Assert.Empty(unknown);
        Assert.True(checkedLines > 40, $"Only {checkedLines} command lines were found.");
    }

    [Fact]
    public async Task Every_option_named_in_a_sentence_belongs_to_a_program()
    {
        var programs = await ProgramOptions.ReadAllAsync();
        HashSet<string> known = [
            .. programs.Values.SelectMany(program => program.OfVerbs.Values.Append(program.Root)).SelectMany(options => options),
            .. ProgramOptions.InSource("tools") ?? new HashSet<string>(), .. OtherOptions];
        var unknown = from file in MarkdownFile.All
                      from span in file.CodeSpans
                      where !OtherPrograms.Contains(span.Split(' ')[0])
                      from option in Option().Matches(span).Select(match => match.Value)
                      where !known.Contains(option)
                      select $"{file.Name}: {span}";
        Assert.Empty(unknown);
    }

    /// <summary>What is wrong with a call, or null. Synthetic data have a program of their own, which tests know by its source.</summary>
    private static string? Problem(IReadOnlyDictionary<string, ProgramOptions> programs, string project, string arguments)
    {
        var words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var options = words.SelectMany(word => Option().Matches(word).Select(match => match.Value));
        if (project.StartsWith("tools/", StringComparison.Ordinal))
            return ProgramOptions.InSource(project) is { } inSource && options.FirstOrDefault(option => !inSource.Contains(option)) is { } missing ? $"no {missing}" : null;
        if (!programs.TryGetValue(project, out var program)) return "no such program";
        var known = program.Root;
        if (words.Length > 0 && VerbName().IsMatch(words[0]) && !program.OfVerbs.TryGetValue(words[0], out known)) return $"no verb {words[0]}";
        return options.FirstOrDefault(option => !known!.Contains(option)) is { } unknown ? $"no {unknown}" : null;
    }

    // What follows the program up to the end of the command: a pipe, a redirection, a second command or a closing parenthesis ends it.
    [GeneratedRegex(@"(?:dotnet run[^|&;\n]*? --project (?<project>[\w./-]+)(?: -- (?<arguments>[^|&;>\n]*))?)|(?:\bMovieSimilarity\.(?<project>Silo|WebFrontend|Trainer)(?:\.dll)? (?<arguments>[^|&;>\n]*))|(?:^(?<project>trainer) (?<arguments>[^|&;>\n]*))")]
    private static partial Regex Call();

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continuation();

    [GeneratedRegex(@"\s#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z0-9-]*")]
    private static partial Regex Option();

    [GeneratedRegex(@"^[a-z][a-z-]*$")]
    private static partial Regex VerbName();
}
