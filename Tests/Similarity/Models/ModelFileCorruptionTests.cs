using System.Buffers.Binary;
using System.Text;

namespace MovieSimilarity.Tests.Similarity.Models;

/// <summary>Files that did not arrive as they were sent.</summary>
public sealed class ModelFileCorruptionTests : ModelFileTestBase
{
    [Fact]
    public void Another_kind_of_file_is_refused()
    {
        RefusedWith("is not a MovieSimilarity model", "id,title\n1,Toy Story (1995)\n"u8.ToArray());
        RefusedWith("is not a MovieSimilarity model", Encoding.Unicode.GetBytes("MOVIESIM"));
        RefusedWith("is not a MovieSimilarity model", [0]);
        RefusedWith("is empty", []);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(256)]
    public void Another_format_version_is_refused_by_its_number(int version)
    {
        var bytes = Sound();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), version);
        RawModelFile.Reseal(bytes);
        RefusedWith($"has format version {version};", bytes);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_as_truncated()
    {
        var bytes = Sound();
        var header = RawModelFile.HeaderLength(bytes);
        int[] within = [.. RawModelFile.Table(bytes).SelectMany(section => new[] { section.Start, section.Start + 1, section.Start + section.Length / 2, section.Start + section.Length })];
        foreach (var length in Enumerable.Range(1, header + 1).Concat(within).Append(bytes.Length - 1).Where(length => length < bytes.Length))
            RefusedWith("is truncated", bytes[..length]);
        RefusedWith("is empty", []);
    }

    [Fact]
    public void A_file_with_more_behind_it_is_refused_as_padded()
    {
        var bytes = Sound();
        RefusedWith("is truncated or padded", [.. bytes, 0]);
        RefusedWith("is truncated or padded", [.. bytes, .. bytes]);
    }

    [Fact]
    public void Any_flipped_bit_of_the_header_is_noticed()
    {
        var bytes = Sound();
        foreach (var position in Enumerable.Range(0, RawModelFile.HeaderLength(bytes)))
        {
            for (var bit = 0; bit < 8; bit += position % 2 == 0 ? 1 : 7) Refused(Flipped(bytes, position, bit));
        }
    }

    [Fact]
    public void A_flipped_bit_is_attributed_to_its_section()
    {
        var bytes = Sound();
        foreach (var (name, start, length) in RawModelFile.Table(bytes))
        {
            foreach (var position in new[] { start, start + length / 2, start + length - 1 })
                RefusedWith($"is corrupt: the checksum of its section '{name}' does not match", Flipped(bytes, position, position % 8));
        }
    }

    [Fact]
    public void A_flipped_bit_between_the_sections_is_noticed()
    {
        var bytes = Sound();
        var end = RawModelFile.HeaderLength(bytes);
        var gaps = 0;
        foreach (var (name, start, length) in RawModelFile.Table(bytes))
        {
            for (var position = end; position < start; position++, gaps++)
                RefusedWith($"is corrupt: the padding before its section '{name}' is not zero", Flipped(bytes, position, 3));
            end = start + length;
        }
        Assert.True(gaps > 0);
    }

    private static byte[] Flipped(byte[] bytes, int position, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[position] ^= (byte)(1 << bit);
        return flipped;
    }
}
