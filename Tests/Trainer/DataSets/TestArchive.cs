using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using MovieSimilarity.Tests.Training;

namespace MovieSimilarity.Tests.Trainer.DataSets;

/// <summary>Archives as GroupLens publishes them, and others.</summary>
internal static class TestArchive
{
    public const string Name = "ml-20m";

    /// <summary>So much that it needs several reads, and does not shrink.</summary>
    private const int ReadmeBytes = 600_000;

    public static readonly string[] Files = ["README.txt", "movies.csv", "ratings.csv", "tags.csv"];

    /// <summary>A data set of one rating, with a readme of random bytes.</summary>
    public static byte[] DataSet(int seed = 1, string folder = Name)
    {
        var readme = new byte[ReadmeBytes];
        new Random(seed).NextBytes(readme);
        return Of(
            ($"{folder}/", []),
            ($"{folder}/README.txt", readme),
            ($"{folder}/movies.csv", Text(DataFolder.MovieHeader + "1,Toy Story (1995),Animation|Comedy\n")),
            ($"{folder}/ratings.csv", Text(DataFolder.RatingHeader + "1,1,4.0,964982703\n")),
            ($"{folder}/tags.csv", Text(DataFolder.TagHeader + "1,1,pixar,1139045764\n")));
    }

    /// <summary>The files of a folder.</summary>
    public static byte[] Packed(string folder, string name = Name) => Of(
        [.. Directory.GetFiles(folder).Select(file => ($"{name}/{Path.GetFileName(file)}", File.ReadAllBytes(file)))]);

    public static byte[] Of(params (string Name, byte[] Bytes)[] entries) => Of(_ => { }, entries);

    public static byte[] Of(Action<ZipArchiveEntry> change, params (string Name, byte[] Bytes)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                var entry = archive.CreateEntry(name);
                change(entry);
                using var content = entry.Open();
                content.Write(bytes);
            }
        }
        return file.ToArray();
    }

    /// <summary>The same archive, whose directory states one length for every file, as archives of more than 4 GB do.</summary>
    public static byte[] Stating(byte[] archive, long length)
    {
        const int HeaderBytes = 46;
        var end = archive.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var start = (int)BinaryPrimitives.ReadUInt32LittleEndian(archive.AsSpan(end + 16));
        var directory = new List<byte>();
        for (var at = start; at < end;)
        {
            var header = archive.AsSpan(at, HeaderBytes).ToArray();
            var nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(24), uint.MaxValue);
            BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(30), 12);
            directory.AddRange([.. header, .. archive.AsSpan(at + HeaderBytes, nameBytes), 1, 0, 8, 0, .. BitConverter.GetBytes(length)]);
            at += HeaderBytes + nameBytes;
        }
        var tail = archive[end..];
        BinaryPrimitives.WriteInt32LittleEndian(tail.AsSpan(12), directory.Count);
        return [.. archive[..start], .. directory, .. tail];
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static string Md5(byte[] archive) =>
        Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.MD5, archive));
}
