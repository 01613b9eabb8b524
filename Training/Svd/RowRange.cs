namespace MovieSimilarity.Training.Svd;

/// <summary>A run of rows.</summary>
/// <param name="Start">The first.</param>
/// <param name="Count">How many.</param>
internal readonly record struct RowRange(int Start, int Count)
{
    /// <summary>Cuts the run into runs of one size, the last of which may be shorter.</summary>
    public RowRange[] Cut(int size)
    {
        var (start, count) = this;
        return
        [
            .. Enumerable.Range(0, (count + size - 1) / size)
                .Select(i => new RowRange(start + i * size, Math.Min(size, count - i * size))),
        ];
    }
}
