using System.IO.Compression;
using System.Security.Cryptography;
using MovieSimilarity.Grains.Interfaces.Catalogues;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Grains.Catalogues;

/// <summary>Cuts the encoding of a catalogue into compressed chunks, and puts them together again.</summary>
public static class CatalogueChunks
{
    /// <summary>Brotli's quality: beyond it a chunk takes several times as long and gets a few per cent smaller.</summary>
    private const int Quality = 5;

    /// <summary>The largest window of standard Brotli, in bits: more than a chunk.</summary>
    private const int WindowBits = 22;

    /// <summary>Describes the encoding of films.</summary>
    public static CatalogueDescriptor Describe(PublishedFilms films)
    {
        var (bytes, mapBytes, explanationBytes) = films.Encode();
        return Describe(bytes) with { MapBytes = mapBytes, ExplanationBytes = explanationBytes };
    }

    /// <summary>Describes an encoding without a map and explanation data.</summary>
    internal static CatalogueDescriptor Describe(byte[] encoding) => new(encoding.Length, Convert.ToHexStringLower(SHA256.HashData(encoding)));

    /// <summary>Compresses the encoding of films, chunk by chunk.</summary>
    public static IEnumerable<CatalogueChunk> Cut(PublishedFilms films) => Cut(films.Encode().Bytes);

    /// <summary>Compresses an encoding, chunk by chunk.</summary>
    internal static IEnumerable<CatalogueChunk> Cut(byte[] encoding) => encoding.Chunk(CatalogueDescriptor.ChunkBytes).Select(Compress);

    /// <summary>Verifies chunks and reads the films out of them.</summary>
    /// <param name="descriptor">The catalogue.</param>
    /// <param name="chunks">Its chunks in order.</param>
    /// <param name="contentDimensions">Number of content dimensions of the model.</param>
    /// <exception cref="ModelLoadException">The chunks are not those of the catalogue.</exception>
    public static PublishedFilms Decode(CatalogueDescriptor descriptor, IReadOnlyList<CatalogueChunk> chunks, int contentDimensions)
    {
        var encoding = new byte[descriptor.Bytes];
        for (var chunk = 0; chunk < descriptor.Chunks; chunk++)
            Decompress(descriptor, chunks, chunk, encoding.AsSpan(chunk * CatalogueDescriptor.ChunkBytes, descriptor.LengthOf(chunk)));
        Require(descriptor, SHA256.HashData(encoding));
        return PublishedFilms.Decode(encoding, descriptor, contentDimensions);
    }

    /// <summary>Verifies chunks, one after the other, so that the whole encoding is never in memory.</summary>
    /// <exception cref="ModelLoadException">The chunks are not those of the catalogue.</exception>
    internal static void Verify(CatalogueDescriptor descriptor, IReadOnlyList<CatalogueChunk> chunks)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Math.Min(descriptor.Bytes, CatalogueDescriptor.ChunkBytes)];
        for (var chunk = 0; chunk < descriptor.Chunks; chunk++)
        {
            var part = buffer.AsSpan(0, descriptor.LengthOf(chunk));
            Decompress(descriptor, chunks, chunk, part);
            hash.AppendData(part);
        }
        Require(descriptor, hash.GetHashAndReset());
    }

    private static CatalogueChunk Compress(byte[] part)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(part.Length)];
        return BrotliEncoder.TryCompress(part, compressed, out var length, Quality, WindowBits)
            ? new CatalogueChunk(compressed[..length])
            : throw new InvalidOperationException($"{part.Length} bytes of a catalogue take more than {compressed.Length} when compressed.");
    }

    private static void Decompress(CatalogueDescriptor descriptor, IReadOnlyList<CatalogueChunk> chunks, int chunk, Span<byte> part)
    {
        if (!BrotliDecoder.TryDecompress(chunks[chunk].Compressed, part, out var length) || length != part.Length)
            throw new ModelLoadException($"Chunk {chunk} of the catalogue is corrupt; it should hold {part.Length} compressed bytes (chunks 0 to {descriptor.Chunks - 1}).");
    }

    private static void Require(CatalogueDescriptor descriptor, byte[] hash)
    {
        if (Convert.ToHexStringLower(hash) != descriptor.Sha256) throw new ModelLoadException("The checksum of the catalogue does not match.");
    }
}
