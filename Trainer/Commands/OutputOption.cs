using System.CommandLine;
using System.Globalization;
using MovieSimilarity.FileSystem;
using MovieSimilarity.Models;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Commands;

/// <summary>The option that says where a command writes, and what all commands do with it.</summary>
internal static class OutputOption
{
    private const string Name = "--output";

    /// <summary>An option that must be there.</summary>
    /// <param name="contents">What the command writes, as a noun: page, table.</param>
    /// <param name="description">What is written, and how.</param>
    public static Option<OutputFile> Required(string contents, string description)
    {
        var option = Optional(contents, description);
        option.Required = true;
        return option;
    }

    /// <summary>An option that may be absent.</summary>
    /// <inheritdoc cref="Required"/>
    public static Option<OutputFile> Optional(string contents, string description) => new(Name)
    {
        HelpName = "FILE",
        Description = description,
        CustomParser = argument =>
        {
            var path = argument.Tokens[0].Value;
            if (path.Length > 0) return OutputFile.OfArgument(path, contents);
            argument.AddError($"{Name} takes a file's name, or - for standard output; '' is neither.");
            return null;
        },
    };

    /// <summary>Refuses an output that cannot be written, or that is a model and would be lost.</summary>
    /// <param name="output">Where the command writes.</param>
    /// <param name="contents">What it writes, as a noun: page, table.</param>
    /// <exception cref="IOException">It cannot be written; the message says why.</exception>
    public static void RequireNoModel(OutputFile output, string contents)
    {
        if (output.OlderFile is { } older && ModelFile.IsModel(older))
            throw new OutputException($"'{output}' is a model; name another file for the {contents}.");
        output.RequireWritable();
    }

    /// <summary>Refuses to write bytes to a terminal that nobody can read there.</summary>
    /// <param name="output">Where the command writes.</param>
    /// <param name="contents">What it writes, with its article: a model.</param>
    /// <exception cref="OutputException">The output is a terminal.</exception>
    public static void RequireNoTerminal(OutputFile output, string contents)
    {
        if (output.IsStandardOutput && !System.Console.IsOutputRedirected)
            throw new OutputException($"Standard output is a terminal, and {contents} is not text; name a file, or redirect the output.");
    }

    /// <summary>Writes a model, as the last stage of a command.</summary>
    public static void WriteModel(IProgressLog log, OutputFile output, SimilarityModel model) => log.Stage(
        "write",
        () => ModelFile.Write(output, model),
        bytes => string.Create(CultureInfo.InvariantCulture, $"{output}, {bytes:N0} bytes, model {model.Version}"));
}
