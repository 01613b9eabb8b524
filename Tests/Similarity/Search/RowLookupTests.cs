using MovieSimilarity.Search.Filtering;

namespace MovieSimilarity.Tests.Similarity.Search;

/// <summary>The rows of films that filters name.</summary>
public sealed class RowLookupTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(500, 1)]
    [InlineData(500, 5)]
    [InlineData(500, 31)]
    [InlineData(500, 1_000)]
    [InlineData(3, 600_000_000)]
    public void Rows_are_those_of_a_search(int films, int idsPerFilm)
    {
        var random = new Random(1);
        var ids = Enumerable.Range(0, films).Select(_ => 1 + random.Next(films * idsPerFilm)).Distinct().Order().ToArray();
        int[] wanted =
        [
            .. ids.Where(_ => random.Next(2) == 0).Concat(Enumerable.Range(0, films).Select(_ => random.Next()))
                .Concat([int.MinValue, -1, 0, ids[0] - 1, ids[^1] + 1, ids[^1] + 64, int.MaxValue]).Distinct().Order(),
        ];
        Assert.Equal(
            wanted.Select(id => Array.BinarySearch(ids, id)).Where(row => row >= 0),
            new RowLookup(ids).RowsOf(wanted).ToArray());
    }

    [Fact]
    public void Without_films_there_are_no_rows() => Assert.Empty(new RowLookup(ReadOnlyMemory<int>.Empty).RowsOf([1, 2]).ToArray());

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(130)]
    public void A_mask_of_all_rows_has_each_of_them(int rows)
    {
        var mask = new RowMask(rows);
        mask.AddAll();
        Assert.Equal(rows, mask.Count);
        Assert.Equal(rows, mask.CountIn(0, rows));
        Assert.All(Enumerable.Range(0, rows), row => Assert.True(mask.Contains(row)));
        mask.Remove(rows - 1);
        Assert.Equal(rows - 1, mask.Count);
    }
}
