using System.Globalization;

namespace MovieSimilarity.Benchmarks.Search;

/// <summary>What this process holds in memory; Linux only.</summary>
internal static class ProcessMemory
{
    private const string StatusFile = "/proc/self/status";

    /// <summary>What it holds once all garbage is collected.</summary>
    public static MemoryFigures Read()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return new MemoryFigures(Bytes("RssAnon:"), Bytes("RssFile:"));
    }

    /// <summary>The most that it ever held, in bytes; null where the system does not tell.</summary>
    public static long? Peak() => Bytes("VmHWM:");

    private static long? Bytes(string name)
    {
        if (!File.Exists(StatusFile)) return null;
        var line = File.ReadLines(StatusFile).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line is null ? null : 1024 * long.Parse(line.AsSpan(name.Length).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture);
    }
}

/// <summary>By how much vectors that can be searched have made a process grow, in bytes; null where the system does not tell.</summary>
/// <param name="Anonymous">Memory that nothing but the process holds.</param>
/// <param name="File">Mapped pages of files, which the system may drop and read again.</param>
internal sealed record MemoryFigures(long? Anonymous, long? File);
