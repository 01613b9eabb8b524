using System.Runtime.CompilerServices;
using MovieSimilarity.Memory;

namespace MovieSimilarity.Models;

/// <summary>
/// The arrays of a model file: those of a small file are read, those of a large one stay in the file, mapped into memory, so that a
/// process starts at once, holds in memory what it uses, and shares that with others.
/// </summary>
internal sealed class ModelFileArrays(FileStream file)
{
    /// <summary>
    /// Smaller files cost little to read, and a copy in memory survives a program that writes over the file instead of replacing it.
    /// </summary>
    private const long MappedFrom = 64 << 20;

    private readonly MappedFile? _mapped = file.Length >= MappedFrom ? new MappedFile(file) : null;

    /// <exception cref="ModelFileException">The section has another length.</exception>
    public ReadOnlyMemory<T> Get<T>(ModelFileSection section, int length)
        where T : unmanaged
    {
        RequireLength(section, (long)length * Unsafe.SizeOf<T>());
        if (_mapped is not null)
        {
            ArrayBlocks.RequireLittleEndian();
            return _mapped.Slice<T>(section.Offset, length);
        }
        file.Position = section.Offset;
        return ArrayBlocks.Read<T>(file, length);
    }

    /// <summary>Announces that single elements of an array will be read in no order.</summary>
    public void ExpectRandomReads(ModelFileSection section) => _mapped?.ExpectRandomReads(section.Offset, section.Length);

    /// <exception cref="ModelFileException">The section has another length.</exception>
    public static void RequireLength(ModelFileSection section, long expected)
    {
        if (section.Length != expected)
        {
            throw new ModelFileException(
                $"is corrupt: its section '{section.Name}' has {section.Length:N0} bytes instead of {expected:N0}");
        }
    }
}
