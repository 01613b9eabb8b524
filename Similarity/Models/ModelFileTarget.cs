using MovieSimilarity.FileSystem;

namespace MovieSimilarity.Models;

/// <summary>The place of a model file to be written: free, or taken by an older model.</summary>
/// <param name="path">The path as the caller named it.</param>
internal sealed class ModelFileTarget(string path)
{
    /// <summary>Checks the place and, by a temporary file beside it, that a file can be written there.</summary>
    /// <exception cref="ModelFileException">Something other than a model is there, or no file can be written; the message says which.</exception>
    public void RequireWritable()
    {
        RequireFreeOrModel();
        try
        {
            AtomicFile.RequireWritable(path);
        }
        catch (IOException e)
        {
            throw new ModelFileException($"The model file '{path}' cannot be written: {e.Message}", e);
        }
    }

    private void RequireFreeOrModel()
    {
        var target = AtomicFile.TargetOf(path);
        if (Directory.Exists(target)) throw new ModelFileException($"'{path}' is a folder; name the model file to write.");
        if (File.Exists(target) && !IsModel(target))
            throw new ModelFileException($"'{path}' exists and is not a model; remove it or name another file.");
    }

    /// <summary>Whether a file begins as models do. Pipes and devices have no length and are not opened.</summary>
    public static bool IsModel(string path)
    {
        var magic = ModelFileHeader.Magic;
        if (new FileInfo(path).Length < magic.Length) return false;
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[magic.Length];
        file.ReadExactly(start);
        return start.SequenceEqual(magic);
    }
}
