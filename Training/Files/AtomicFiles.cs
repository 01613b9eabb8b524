using MovieSimilarity.FileSystem;

namespace MovieSimilarity.Training.Files;

/// <summary>Files that appear under their names together, once all of them are complete. Disposed of before, they leave nothing behind.</summary>
public sealed class AtomicFiles : IDisposable
{
    private readonly List<AtomicFile> _files = [];

    /// <summary>Begins a file.</summary>
    /// <param name="path">The name that it gets in the end; an older file is replaced.</param>
    /// <returns>Where its contents are written to; not to be disposed of.</returns>
    /// <exception cref="IOException">No file can be written in that folder.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public Stream Create(string path)
    {
        _files.Add(AtomicFile.Create(path));
        return _files[^1].Stream;
    }

    /// <summary>Gives the files their names, in the order in which they were begun.</summary>
    /// <exception cref="IOException">A file could not be completed or renamed; those before it have their names.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
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
