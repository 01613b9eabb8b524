using System.Globalization;

namespace MovieSimilarity.Benchmarks.Scale;

/// <summary>Which pages of a mapped file this process has used, as the processor has marked them; Linux only.</summary>
internal static class MappedPages
{
    private const string Maps = "/proc/self/smaps";

    private const string Marks = "/proc/self/clear_refs";

    /// <summary>Takes the marks off all pages.</summary>
    public static void Forget()
    {
        if (!File.Exists(Marks)) return;
        using var file = new FileStream(Marks, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Write("1"u8);
    }

    /// <summary>Bytes of pages used since; null where the system does not tell.</summary>
    /// <param name="path">The file's full path.</param>
    public static long? UsedOf(string path)
    {
        if (!File.Exists(Maps) || !File.Exists(Marks)) return null;
        var (used, isOfFile) = (0L, false);
        foreach (var line in File.ReadLines(Maps))
        {
            // A mapping begins with its addresses, access and file; its figures follow, each with a name and a colon.
            if (!line.AsSpan(0, line.IndexOf(' ', StringComparison.Ordinal)).EndsWith(":"))
                isOfFile = line.EndsWith($" {path}", StringComparison.Ordinal);
            else if (isOfFile && line.StartsWith("Referenced:", StringComparison.Ordinal))
                used += 1024 * long.Parse(line.AsSpan("Referenced:".Length).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture);
        }
        return used;
    }
}
