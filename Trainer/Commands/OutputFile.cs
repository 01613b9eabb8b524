using System.Globalization;
using MovieSimilarity.Models;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Commands;

/// <summary>The file that a command writes.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a file that cannot be written, or that is a model and would be lost.</summary>
    /// <param name="output">The file.</param>
    /// <param name="kind">What the command writes, as a noun: page, table.</param>
    /// <exception cref="IOException">The file cannot be written; the message says why.</exception>
    public static void Require(FileInfo output, string kind)
    {
        RequireFolder(output, kind);
        if (Directory.Exists(output.FullName)) throw new IOException($"'{output}' is a folder; name the {kind} to write.");
        if (output.Exists && ModelFile.IsModel(output.FullName))
            throw new IOException($"'{output}' is a model; name another file for the {kind}.");
    }

    /// <exception cref="IOException">The folder of the file does not exist.</exception>
    public static void RequireFolder(FileInfo output, string kind)
    {
        if (output.Directory is { Exists: false } folder)
            throw new IOException($"There is no folder '{folder.FullName}' to write the {kind} to.");
    }

    /// <summary>Writes a model, as the last stage of a command.</summary>
    public static void WriteModel(IProgressLog log, FileInfo output, SimilarityModel model) => log.Stage(
        "write",
        () =>
        {
            ModelFile.Write(output.FullName, model);
            return new FileInfo(output.FullName).Length;
        },
        bytes => string.Create(CultureInfo.InvariantCulture, $"{output}, {bytes:N0} bytes, model {model.Version}"));
}
