using MovieSimilarity.Catalogue;
using MovieSimilarity.Grains.Catalogues;
using MovieSimilarity.Grains.Interfaces.Catalogues;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Tests.Grains.Catalogues;

/// <summary>A catalogue on its way: cut, compressed, verified, read back.</summary>
public sealed class CatalogueChunksTests
{
    /// <summary>Takes three chunks and a little.</summary>
    private static readonly MovieCatalogue Large = new(Enumerable.Range(1, 60_000).Select(
        id => new Movie(id, $"Cité {id * 7919 % 60_000}, La {(id % 1000 == 0 ? new string('é', 100) : "")}(1995)", id % 3 == 0 ? null : 1900 + id % 120, ["Drama", "Sci-Fi"], id, id / 12_000.0)));

    private static readonly byte[] Encoding = CatalogueEncoding.ToBytes(Large);

    /// <summary>No explanation data, so that any number will do.</summary>
    private const int ContentDimensions = 1;

    private static readonly CatalogueDescriptor Descriptor = CatalogueChunks.Describe(Encoding);

    [Fact]
    public void A_catalogue_of_several_chunks_is_read_back_as_it_was()
    {
        var chunks = Chunks();
        Assert.Equal(4, chunks.Length);
        Assert.Equal(chunks.Length, Descriptor.Chunks);
        Assert.Equal(Encoding.Length, Enumerable.Range(0, chunks.Length).Sum(Descriptor.LengthOf));
        Assert.True(chunks.Sum(chunk => chunk.Compressed.Length) < Encoding.Length / 2);
        var read = CatalogueChunks.Decode(Descriptor, chunks, ContentDimensions).Catalogue;
        Assert.Equal(
            Large.Select(movie => (movie.Id, movie.Title, movie.Year, string.Join('|', movie.Genres), movie.RatingCount, movie.AverageRating)),
            read.Select(movie => (movie.Id, movie.Title, movie.Year, string.Join('|', movie.Genres), movie.RatingCount, movie.AverageRating)));
    }

    [Fact]
    public void A_length_that_is_a_whole_number_of_chunks_has_no_empty_one()
    {
        var bytes = new byte[2 * CatalogueDescriptor.ChunkBytes];
        Assert.Equal(2, CatalogueChunks.Describe(bytes).Chunks);
        Assert.Equal(2, CatalogueChunks.Cut(bytes).Count());
        Assert.Equal(2048, new CatalogueDescriptor(int.MaxValue, "").Chunks);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Bytes_that_cannot_be_decompressed_are_refused_by_the_number_of_their_chunk(int damaged)
    {
        foreach (var bytes in new byte[][] { [], [1, 2, 3], Chunks()[damaged].Compressed[..^1], Chunks()[(damaged + 1) % 4].Compressed[1..] })
        {
            var chunks = Chunks();
            chunks[damaged] = new CatalogueChunk(bytes);
            AssertRefused(chunks, $"Chunk {damaged} of the catalogue is corrupt; it should hold {Descriptor.LengthOf(damaged)} compressed bytes (chunks 0 to 3).");
        }
    }

    [Fact]
    public void A_chunk_of_another_length_is_refused()
    {
        var chunks = Chunks();
        chunks[3] = chunks[0];
        AssertRefused(chunks, $"Chunk 3 of the catalogue is corrupt; it should hold {Descriptor.LengthOf(3)} compressed bytes (chunks 0 to 3).");
    }

    [Fact]
    public void Chunks_in_another_order_are_refused_by_the_checksum()
    {
        var chunks = Chunks();
        (chunks[0], chunks[1]) = (chunks[1], chunks[0]);
        AssertRefused(chunks, "The checksum of the catalogue does not match.");
    }

    private static void AssertRefused(CatalogueChunk[] chunks, string message)
    {
        Assert.Equal(message, Assert.Throws<ModelLoadException>(() => CatalogueChunks.Decode(Descriptor, chunks, ContentDimensions)).Message);
        Assert.Equal(message, Assert.Throws<ModelLoadException>(() => new LoadedCatalogue(Descriptor, chunks)).Message);
    }

    private static CatalogueChunk[] Chunks() => [.. CatalogueChunks.Cut(Encoding)];
}
