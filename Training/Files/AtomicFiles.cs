using MovieSimilarity.FileSystem;

namespace MovieSimilarity.Training.Files;

/// <summary>
/// Files that appear under their names together, once all of them are complete. Disposed of before, they leave nothing behind. Where there
/// is a pipe or a device of a file's name, it is written straight into.
/// </summary>
public sealed class AtomicFiles : IDisposable
{
    private readonly List<PendingOutput> _files = [];

    /// <summary>Begins a file.</summary>
    /// <param name="path">The name that it gets in the end; an older file is replaced, and a link is followed.</param>
    /// <returns>Where its contents are written to; not to be disposed of.</returns>
    /// <exception cref="OutputException">No file can be written there; the message says why.</exception>
    public Stream Create(string path)
    {
        _files.Add(OutputFile.At(path, "data").Open());
        return _files[^1].Stream;
    }

    /// <summary>Gives the files their names, in the order in which they were begun.</summary>
    /// <exception cref="OutputException">A file could not be completed or renamed; those before it have their names.</exception>
    public void Commit()
    {
        foreach (var file in _files) file.Commit();
    }

    /// <summary>Deletes the files that were not committed.</summary>
    public void Dispose()
    {
        foreach (var file in _files) file.Dispose();
    }
}
