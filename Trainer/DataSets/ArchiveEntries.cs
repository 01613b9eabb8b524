using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using MovieSimilarity.Printing;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Trainer.DataSets;

/// <summary>Looks at every entry of an archive before the first one is unpacked.</summary>
internal static class ArchiveEntries
{
    /// <summary>The most bytes that an archive may unpack to; the largest data set has about 1.5 GB.</summary>
    public const long MaxBytes = PlainFiles.MaxBytes;

    /// <summary>How many times its own size an archive may unpack to.</summary>
    public const int MaxRatio = PlainFiles.MaxRatio;

    /// <summary>A data set is about ten files.</summary>
    public const int MaxEntries = 1000;

    // The upper half of the attributes is st_mode of Unix, zero in archives made elsewhere.
    private const int UnixModeShift = 16;
    private const int UnixTypeMask = 0xF000;
    private const int UnixFile = 0x8000;
    private const int UnixFolder = 0x4000;

    // Separators, drives and streams of Windows, and what its names cannot hold.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|");

    /// <returns>The files among the entries.</returns>
    /// <exception cref="InvalidDataException">Something that no data set has; the message is a clause that names it.</exception>
    public static List<ZipArchiveEntry> Check(ZipArchive archive, long archiveBytes)
    {
        if (archive.Entries.Count > MaxEntries) throw new InvalidDataException($"it has more than {MaxEntries} entries");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (files, total) = (new List<ZipArchiveEntry>(), 0L);
        foreach (var entry in archive.Entries)
        {
            var folder = entry.FullName.EndsWith('/');
            RequireInside(folder ? entry.FullName[..^1] : entry.FullName);
            RequirePlain(entry, folder);
            if (entry.IsEncrypted) throw new InvalidDataException($"'{PrintableText.Line(entry.FullName)}' in it is encrypted");
            if (!names.Add(entry.FullName)) throw new InvalidDataException($"it holds '{PrintableText.Line(entry.FullName)}' twice");
            if (folder) continue;
            files.Add(entry);
            // Any number may be stated, and a thousand of the largest would wrap around.
            total += Math.Min(entry.Length, MaxBytes + 1);
        }
        RequireNothingBelowFiles(archive, files);
        if (total > MaxBytes || total > archiveBytes * MaxRatio)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"it would unpack to at least {total:N0} bytes"));
        return files;
    }

    private static void RequireInside(string name)
    {
        var inside = name.Split('/').All(IsPlainName);
        if (!inside) throw new InvalidDataException($"it holds '{PrintableText.Line(name)}', which is not the path of a file inside its folder");
    }

    // Windows passes over dots and spaces at the end of a name, which therefore may be another one.
    private static bool IsPlainName(string name) => name.Length > 0 && name[^1] is not ('.' or ' ')
        && !name.AsSpan().ContainsAny(Forbidden) && !name.Any(char.IsControl);

    private static void RequirePlain(ZipArchiveEntry entry, bool folder)
    {
        var type = (entry.ExternalAttributes >> UnixModeShift) & UnixTypeMask;
        if (type != 0 && type != (folder ? UnixFolder : UnixFile))
            throw new InvalidDataException($"'{PrintableText.Line(entry.FullName)}' in it is a link or a device instead of a file");
    }

    private static void RequireNothingBelowFiles(ZipArchive archive, List<ZipArchiveEntry> files)
    {
        foreach (var file in files)
        {
            var below = file.FullName + '/';
            if (archive.Entries.Any(entry => entry.FullName.StartsWith(below, StringComparison.OrdinalIgnoreCase)))
                throw new InvalidDataException($"it holds '{PrintableText.Line(file.FullName)}' as a file and as a folder");
        }
    }
}
