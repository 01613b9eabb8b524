namespace MovieSimilarity.Models;

/// <summary>Where a model file is to be written: free, or taken by an older model.</summary>
internal sealed class ModelFileTarget
{
    private readonly string _named;

    private ModelFileTarget(string named, string path) => (_named, Path) = (named, path);

    /// <summary>The full path, links followed: replacing a link would leave the file behind it as it was.</summary>
    public string Path { get; }

    /// <exception cref="ModelFileException">Something else than a model stands there.</exception>
    public static ModelFileTarget Of(string path)
    {
        var file = new FileInfo(path);
        var target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        if (Directory.Exists(target)) throw new ModelFileException($"'{path}' is a folder; name the model file to write.");
        if (File.Exists(target) && !IsModel(target))
            throw new ModelFileException($"'{path}' exists and is not a model; remove it or name another file.");
        return new ModelFileTarget(path, target);
    }

    /// <summary>A name beside the target that no other writer uses: process ids repeat, in containers all are 1.</summary>
    public string NewTemporaryName() => $"{Path}.{Guid.NewGuid():N}.tmp";

    /// <exception cref="ModelFileException">No file can be written there; the message says why.</exception>
    public void RequireWritable()
    {
        var temporary = NewTemporaryName();
        try
        {
            File.Create(temporary).Dispose();
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e.Message.Replace(temporary, _named, StringComparison.Ordinal);
            throw new ModelFileException($"The model file '{_named}' cannot be written: {reason}", e);
        }
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
