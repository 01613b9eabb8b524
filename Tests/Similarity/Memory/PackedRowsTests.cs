using MovieSimilarity.Memory;

namespace MovieSimilarity.Tests.Similarity.Memory;

/// <summary>Rows of whole numbers in few bytes.</summary>
public sealed class PackedRowsTests
{
    [Fact]
    public void Numbers_come_back()
    {
        int[][] rows = [[], [0], [127, 128, 16_383, 16_384], [int.MaxValue, 0, int.MaxValue], []];
        var packed = PackedRows.Of(rows);
        Assert.Equal(5, packed.Count);
        Assert.Equal(rows, Enumerable.Range(0, rows.Length).Select(row => Read(packed, row)));
        Assert.Equal(1 + 1 + 2 + 2 + 3 + 5 + 1 + 5, packed.Bytes.Length);
        Assert.Equal(rows, Enumerable.Range(0, rows.Length).Select(row => Read(new PackedRows(packed.Starts, packed.Bytes), row)));
    }

    [Fact]
    public void A_negative_number_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => PackedRows.Of([[-1]]));

    [Theory]
    [InlineData(new int[0], new byte[0], "do not fill their bytes")]
    [InlineData(new[] { 1, 1 }, new byte[] { 1 }, "do not fill their bytes")]
    [InlineData(new[] { 0, 1 }, new byte[] { 1, 1 }, "do not fill their bytes")]
    [InlineData(new[] { 0, 2, 1 }, new byte[] { 1 }, "row 0 ends before it begins")]
    [InlineData(new[] { 0, 1, 0, 1 }, new byte[] { 1 }, "row 1 ends before it begins")]
    [InlineData(new[] { 0, -1, 1 }, new byte[] { 1 }, "row 0 ends before it begins")]
    [InlineData(new[] { 0, 1, 2 }, new byte[] { 0x80, 1 }, "row 0 ends inside a number")]
    [InlineData(new[] { 0, 5 }, new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0x08 }, "row 0 holds a number above")]
    [InlineData(new[] { 0, 6 }, new byte[] { 0x80, 0x80, 0x80, 0x80, 0x80, 0x00 }, "row 0 holds a number above")]
    public void Other_bytes_are_refused(int[] starts, byte[] bytes, string complaint) =>
        Assert.Contains(complaint, Assert.Throws<ArgumentException>(() => new PackedRows(starts, bytes)).Message, StringComparison.Ordinal);

    private static int[] Read(PackedRows rows, int row)
    {
        var numbers = new List<int>();
        var reader = rows[row];
        while (reader.TryRead(out var number)) numbers.Add(number);
        return [.. numbers];
    }
}
