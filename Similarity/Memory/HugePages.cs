namespace MovieSimilarity.Memory;

/// <summary>
/// Pages of 2 MiB instead of 4 KiB: a search jumps from row to row, and finding out where a page is costs more than reading the row,
/// on virtual machines above all.
/// </summary>
internal static unsafe class HugePages
{
    /// <summary>Bytes of such a page, and what memory must be aligned to.</summary>
    public const nuint Size = 2 << 20;

    /// <summary>Asks the operating system to use them where it can.</summary>
    /// <param name="start">Where the memory begins; not touched yet.</param>
    /// <param name="bytes">Its length.</param>
    public static void Ask(void* start, nuint bytes)
    {
        if (bytes >= Size) MemoryAdvice.Give(start, bytes, MemoryAdvice.HugePages);
    }
}
