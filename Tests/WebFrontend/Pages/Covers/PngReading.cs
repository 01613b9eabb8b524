using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace MovieSimilarity.Tests.WebFrontend.Pages.Covers;

/// <summary>Reads PNG files of 8-bit truecolour without filters, and checks the checksum of every chunk.</summary>
internal static class PngReading
{
    /// <summary>The size and the colour of every pixel, row by row.</summary>
    public static (int Width, int Height, string[] Pixels) Read(ReadOnlySpan<byte> file)
    {
        Assert.Equal("89504E470D0A1A0A", Convert.ToHexString(file[..8]));
        var (width, height, data, place) = (0, 0, new MemoryStream(), 8);
        while (place < file.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file[place..]);
            var type = System.Text.Encoding.ASCII.GetString(file.Slice(place + 4, 4));
            var body = file.Slice(place + 8, length);
            Assert.Equal(Crc32.HashToUInt32(file.Slice(place + 4, 4 + length)), BinaryPrimitives.ReadUInt32BigEndian(file[(place + 8 + length)..]));
            if (type == "IHDR") (width, height) = (BinaryPrimitives.ReadInt32BigEndian(body), BinaryPrimitives.ReadInt32BigEndian(body[4..]));
            if (type == "IDAT") data.Write(body);
            place += 12 + length;
        }
        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        var rows = raw.ToArray().Chunk(1 + 3 * width).ToArray();
        Assert.Equal(height, rows.Length);
        return (width, height, [.. rows.SelectMany(row => row.Skip(1).Chunk(3)).Select(pixel => $"#{Convert.ToHexStringLower(pixel)}")]);
    }
}
