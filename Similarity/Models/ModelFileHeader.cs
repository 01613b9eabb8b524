using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MovieSimilarity.Models;

/// <summary>
/// The first bytes of a model file, little-endian: magic "MOVIESIM" (8 bytes), format version (u32), number of sections
/// (u32), length of the file (u64), then 64 bytes a section (name: 16 ASCII bytes, offset: u64, length: u64, SHA-256:
/// 32 bytes), then the SHA-256 of all before it.
/// </summary>
internal sealed record ModelFileHeader(long FileLength, IReadOnlyList<ModelFileSection> Sections)
{
    /// <summary>The only format there is; a reader refuses any other.</summary>
    public const int FormatVersion = 1;

    /// <summary>Sections begin on multiples of this many bytes; what lies between is zero.</summary>
    public const int Alignment = 64;

    private const int PrefixLength = 24;
    private const int EntryLength = 64;
    private const int NameLength = 16;
    private const int MaxSections = 64;

    public static ReadOnlySpan<byte> Magic => "MOVIESIM"u8;

    /// <summary>Bytes that a header of that many sections takes.</summary>
    public static int LengthFor(int sections) => PrefixLength + sections * EntryLength + SHA256.HashSizeInBytes;

    /// <summary>The model's version: a digest of the contents of every section that does not follow from others, and of nothing else.</summary>
    public string ModelVersion()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var section in Sections.Where(section => !section.IsDerived))
        {
            hash.AppendData(Encoding.ASCII.GetBytes(section.Name));
            hash.AppendData(section.Sha256);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    public ModelFileSection Section(string name) =>
        OptionalSection(name) ?? throw new ModelFileException($"has no section '{name}'");

    public ModelFileSection? OptionalSection(string name) => Sections.FirstOrDefault(section => section.Name == name);

    public byte[] Encode()
    {
        var bytes = new byte[LengthFor(Sections.Count)];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), FormatVersion);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), Sections.Count);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), FileLength);
        for (var i = 0; i < Sections.Count; i++)
        {
            var entry = bytes.AsSpan(PrefixLength + i * EntryLength, EntryLength);
            Encoding.ASCII.GetBytes(Sections[i].Name, entry);
            BinaryPrimitives.WriteInt64LittleEndian(entry[NameLength..], Sections[i].Offset);
            BinaryPrimitives.WriteInt64LittleEndian(entry[(NameLength + 8)..], Sections[i].Length);
            Sections[i].Sha256.CopyTo(entry[(NameLength + 16)..]);
        }
        SHA256.HashData(bytes.AsSpan(..^SHA256.HashSizeInBytes), bytes.AsSpan(bytes.Length - SHA256.HashSizeInBytes));
        return bytes;
    }

    /// <exception cref="ModelFileException">The stream holds no whole, sound model file; the message lacks the file's name.</exception>
    public static ModelFileHeader Decode(Stream stream)
    {
        var prefix = ReadUpTo(stream, PrefixLength);
        if (prefix.Length == 0) throw new ModelFileException("is empty");
        if (!prefix.AsSpan().StartsWith(Magic[..Math.Min(Magic.Length, prefix.Length)]))
            throw new ModelFileException("is not a MovieSimilarity model: it does not begin with 'MOVIESIM'");
        if (prefix.Length < PrefixLength) throw new ModelFileException("is truncated inside its header");
        var version = BinaryPrimitives.ReadInt32LittleEndian(prefix.AsSpan(8));
        if (version != FormatVersion)
            throw new ModelFileException($"has format version {version}; this program reads version {FormatVersion}: train it again");
        var count = BinaryPrimitives.ReadInt32LittleEndian(prefix.AsSpan(12));
        if (count is < 1 or > MaxSections) throw new ModelFileException($"is corrupt: its header states {count} sections");
        var fileLength = BinaryPrimitives.ReadInt64LittleEndian(prefix.AsSpan(16));
        if (fileLength != stream.Length)
            throw new ModelFileException($"is truncated or padded: it has {stream.Length:N0} bytes and its header states {fileLength:N0}");
        var rest = ReadUpTo(stream, LengthFor(count) - PrefixLength);
        if (rest.Length < LengthFor(count) - PrefixLength) throw new ModelFileException("is truncated inside its header");
        return DecodeTable([.. prefix, .. rest], count, fileLength);
    }

    private static ModelFileHeader DecodeTable(ReadOnlySpan<byte> bytes, int count, long fileLength)
    {
        if (!SHA256.HashData(bytes[..^SHA256.HashSizeInBytes]).AsSpan().SequenceEqual(bytes[^SHA256.HashSizeInBytes..]))
            throw new ModelFileException("is corrupt: the checksum of its header does not match");
        var sections = new ModelFileSection[count];
        for (var i = 0; i < count; i++)
        {
            var entry = bytes.Slice(PrefixLength + i * EntryLength, EntryLength);
            sections[i] = new ModelFileSection(
                Encoding.ASCII.GetString(entry[..NameLength]).TrimEnd('\0'),
                BinaryPrimitives.ReadInt64LittleEndian(entry[NameLength..]),
                BinaryPrimitives.ReadInt64LittleEndian(entry[(NameLength + 8)..]),
                entry.Slice(NameLength + 16, SHA256.HashSizeInBytes).ToArray());
        }
        return new ModelFileHeader(fileLength, sections);
    }

    private static byte[] ReadUpTo(Stream stream, int length)
    {
        var bytes = new byte[length];
        return bytes[..stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false)];
    }
}
