using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MovieSimilarity.Tests.Similarity.Models;

/// <summary>
/// A model file taken apart by its documented layout, not by the code under test, so that it can be put together again with
/// other contents and checksums that hold.
/// </summary>
internal sealed class RawModelFile
{
    private const int Prefix = 24, Entry = 64, Hash = 32;

    private RawModelFile(List<(string Name, byte[] Bytes)> sections) => Sections = sections;

    public List<(string Name, byte[] Bytes)> Sections { get; }

    public byte[] this[string name]
    {
        get => Sections.Single(section => section.Name == name).Bytes;
        set => Sections[Sections.FindIndex(section => section.Name == name)] = (name, value);
    }

    public static RawModelFile Parse(byte[] file)
    {
        var sections = new List<(string, byte[])>();
        foreach (var (name, start, length) in Table(file)) sections.Add((name, file.AsSpan(start, length).ToArray()));
        return new RawModelFile(sections);
    }

    /// <summary>Name, start and length of each section.</summary>
    public static IEnumerable<(string Name, int Start, int Length)> Table(byte[] file)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(12));
        for (var i = 0; i < count; i++)
        {
            var entry = file.AsSpan(Prefix + i * Entry, Entry);
            yield return (
                Encoding.ASCII.GetString(entry[..16]).TrimEnd('\0'),
                (int)BinaryPrimitives.ReadInt64LittleEndian(entry[16..]),
                (int)BinaryPrimitives.ReadInt64LittleEndian(entry[24..]));
        }
    }

    public static int HeaderLength(byte[] file) => Prefix + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(12)) * Entry + Hash;

    /// <summary>Makes the header's checksum hold after a change of the header.</summary>
    public static void Reseal(byte[] file)
    {
        var end = HeaderLength(file) - Hash;
        SHA256.HashData(file.AsSpan(0, end), file.AsSpan(end));
    }

    /// <summary>The file with every length, offset and checksum right.</summary>
    public byte[] ToBytes()
    {
        var header = Prefix + Sections.Count * Entry + Hash;
        using var file = new MemoryStream();
        file.SetLength(header);
        var table = new byte[header];
        for (var i = 0; i < Sections.Count; i++)
        {
            file.SetLength((file.Length + 63) / 64 * 64);
            var entry = table.AsSpan(Prefix + i * Entry, Entry);
            Encoding.ASCII.GetBytes(Sections[i].Name, entry);
            BinaryPrimitives.WriteInt64LittleEndian(entry[16..], file.Length);
            BinaryPrimitives.WriteInt64LittleEndian(entry[24..], Sections[i].Bytes.Length);
            SHA256.HashData(Sections[i].Bytes, entry[32..]);
            file.Position = file.Length;
            file.Write(Sections[i].Bytes);
        }
        "MOVIESIM"u8.CopyTo(table);
        table[8] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(table.AsSpan(12), Sections.Count);
        BinaryPrimitives.WriteInt64LittleEndian(table.AsSpan(16), file.Length);
        var bytes = file.ToArray();
        table.CopyTo(bytes, 0);
        Reseal(bytes);
        return bytes;
    }
}
