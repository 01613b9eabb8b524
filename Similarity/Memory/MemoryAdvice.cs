using System.Runtime.InteropServices;

namespace MovieSimilarity.Memory;

/// <summary>
/// Tells the operating system how memory is going to be used, where it asks for that (Linux). Without it everything works as well, only
/// slower.
/// </summary>
internal static unsafe partial class MemoryAdvice
{
    /// <summary>MADV_RANDOM: pages of a mapped file are needed one here, one there, so that reading what lies around them is waste.</summary>
    public const int Random = 1;

    /// <summary>MADV_HUGEPAGE: pages of 2 MiB where there are any.</summary>
    public const int HugePages = 14;

    /// <summary>Gives an advice on the whole pages of a piece of memory.</summary>
    /// <param name="start">Where the memory begins.</param>
    /// <param name="bytes">Its length.</param>
    /// <param name="advice">One of the constants.</param>
    public static void Give(void* start, nuint bytes, int advice)
    {
        if (!OperatingSystem.IsLinux()) return;
        // Only whole pages can be told of.
        var first = ((nuint)start + (nuint)Environment.SystemPageSize - 1) & ~((nuint)Environment.SystemPageSize - 1);
        if (first >= (nuint)start + bytes) return;
        try
        {
            _ = Advise((void*)first, (nuint)start + bytes - first, advice);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library by another name.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint length, int advice);
}
