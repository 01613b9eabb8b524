using System.Runtime.InteropServices;

namespace MovieSimilarity.Memory;

/// <summary>
/// Pages of 2 MiB instead of 4 KiB: a search jumps from row to row, and finding out where a page is costs more than reading the row,
/// on virtual machines above all.
/// </summary>
internal static unsafe partial class HugePages
{
    /// <summary>Bytes of such a page, and what memory must be aligned to.</summary>
    public const nuint Size = 2 << 20;

    /// <summary>MADV_HUGEPAGE.</summary>
    private const int Advice = 14;

    /// <summary>Asks the operating system to use them where it can; without them everything works as well, only slower.</summary>
    /// <param name="start">Where the memory begins; not touched yet.</param>
    /// <param name="bytes">Its length.</param>
    public static void Ask(void* start, nuint bytes)
    {
        // Linux is the one that has to be asked, and can be.
        if (!OperatingSystem.IsLinux() || bytes < Size) return;
        try
        {
            _ = Advise(start, bytes, Advice);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library by another name: small pages, then.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint length, int advice);
}
