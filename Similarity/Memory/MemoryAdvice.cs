using System.Runtime.InteropServices;

namespace MovieSimilarity.Memory;

/// <summary>
/// Tells the operating system how memory will be used (Linux; elsewhere it does nothing). Without it everything works as well, only
/// slower.
/// </summary>
internal static unsafe partial class MemoryAdvice
{
    /// <summary>
    /// Bytes of a huge page, and the alignment that memory needs for it. A search jumps from row to row: with pages of 4 KiB, finding out
    /// where a page is costs more than reading the row, on virtual machines above all.
    /// </summary>
    public const nuint HugePage = 2 << 20;

    /// <summary>MADV_RANDOM.</summary>
    private const int Random = 1;

    /// <summary>MADV_HUGEPAGE.</summary>
    private const int HugePages = 14;

    /// <summary>Asks for huge pages, where the memory is large enough for one.</summary>
    /// <param name="start">Start of the memory, of which nothing was touched yet.</param>
    /// <param name="bytes">Its length.</param>
    public static void PreferHugePages(void* start, nuint bytes)
    {
        if (bytes >= HugePage) Give(start, bytes, HugePages);
    }

    /// <summary>Announces that single pages of a mapped file will be read in no order, so that reading ahead is waste.</summary>
    /// <param name="start">Start of the memory.</param>
    /// <param name="bytes">Its length.</param>
    public static void ExpectRandomReads(void* start, nuint bytes) => Give(start, bytes, Random);

    private static void Give(void* start, nuint bytes, int advice)
    {
        if (!OperatingSystem.IsLinux()) return;
        // The system takes whole pages only.
        var first = ((nuint)start + (nuint)Environment.SystemPageSize - 1) & ~((nuint)Environment.SystemPageSize - 1);
        if (first >= (nuint)start + bytes) return;
        try
        {
            _ = Advise((void*)first, (nuint)start + bytes - first, advice);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // The C library has another name here.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint length, int advice);
}
