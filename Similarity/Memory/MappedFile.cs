using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace MovieSimilarity.Memory;

/// <summary>
/// A file as memory: read by the operating system as it is used, dropped again when memory is short, and shared by all processes that
/// use the file. Must not be written to while it is.
/// </summary>
internal sealed unsafe class MappedFile
{
    private readonly SafeMemoryMappedViewHandle _view;
    private readonly byte* _start;

    /// <exception cref="IOException">The file cannot be mapped.</exception>
    public MappedFile(FileStream file)
    {
        using var mapping = MemoryMappedFile.CreateFromFile(
            file, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        using var accessor = mapping.CreateViewAccessor(offset: 0, size: 0, MemoryMappedFileAccess.Read);
        _view = accessor.SafeMemoryMappedViewHandle;
        _view.AcquirePointer(ref _start);
        _start += accessor.PointerOffset;
    }

    ~MappedFile() => _view.ReleasePointer();

    /// <summary>A section of the file.</summary>
    /// <param name="offset">Where it begins, in bytes.</param>
    /// <param name="length">Its length in elements.</param>
    public ReadOnlyMemory<T> Slice<T>(long offset, int length)
        where T : unmanaged => new UnownedMemory<T>(this, _start + offset, length).Memory;

    /// <summary>Makes the system read single pages of a section from now on, without the pages around them.</summary>
    /// <param name="offset">Where it begins, in bytes.</param>
    /// <param name="length">Its length in bytes.</param>
    public void ExpectRandomReads(long offset, long length) => MemoryAdvice.ExpectRandomReads(_start + offset, (nuint)length);
}
