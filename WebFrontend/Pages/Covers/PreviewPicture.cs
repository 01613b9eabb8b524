using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace MovieSimilarity.WebFrontend.Pages.Covers;

/// <summary>The picture that goes with a shared link: the motif of a film's cover with its initials and year, as PNG, which every site shows.</summary>
internal static class PreviewPicture
{
    /// <summary>The smallest size that sites show large.</summary>
    private const int Width = 600, Height = 315;

    private const string White = "#ffffff";

    /// <summary>Draws it.</summary>
    public static byte[] Draw(Cover cover)
    {
        var raster = new Raster(Width, Height);
        raster.Fill(cover.Ground);
        foreach (var part in cover.Parts) raster.Draw(part, scale: 3, left: Width - 3 * Cover.Width, top: 0);
        Write(raster, cover.Initials, bulb: 20, top: 40);
        Write(raster, cover.Year ?? "", bulb: 10, top: 205);
        return Png(raster);
    }

    private static void Write(Raster raster, string text, int bulb, int top)
    {
        const int left = 40;
        foreach (var (column, row) in BulbLetters.Lit(text)) raster.Draw(new Disc(White, column + 0.5, row + 0.5, 0.42), bulb, left, top);
    }

    /// <summary>A PNG file (ISO/IEC 15948) of 8 bits for each of three colours.</summary>
    private static byte[] Png(Raster raster)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, raster.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], raster.Height);
        // 8 bits, truecolour; the usual compression and filters, no interlacing.
        (header[8], header[9]) = (8, 2);
        WriteChunk(file, "IHDR"u8, header);
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (var row in raster.Pixels.Chunk(raster.Width * Raster.Channels))
            {
                zlib.WriteByte(0);
                zlib.Write(row);
            }
        }
        WriteChunk(file, "IDAT"u8, data.GetBuffer().AsSpan(0, (int)data.Length));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        var checksum = new Crc32();
        checksum.Append(type);
        checksum.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum.GetCurrentHashAsUInt32());
        file.Write(number);
    }
}
