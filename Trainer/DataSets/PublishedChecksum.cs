using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace MovieSimilarity.Trainer.DataSets;

/// <summary>
/// The MD5 checksum that is published beside an archive. It tells whether the archive arrived whole; against forgery it is the
/// encrypted connection that helps: anyone who can forge the archive can forge the checksum.
/// </summary>
internal static partial class PublishedChecksum
{
    /// <summary>More than a line of a checksum file can be.</summary>
    public const int MaxFileBytes = 64 * 1024;

    private const int BufferBytes = 1 << 20;

    /// <summary>Finds the checksum of a file in <c>MD5 (file) = hash</c>, <c>hash  file</c> (as md5 and md5sum write), or alone.</summary>
    /// <param name="text">The lines of the checksum file.</param>
    /// <param name="file">The name of the archive.</param>
    /// <returns>32 hexadecimal digits in lower case; null where there is none for the file.</returns>
    public static string? Parse(string text, string file)
    {
        foreach (var line in text.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Line.Match(line.TrimStart('\uFEFF'));
            if (!match.Success) continue;
            var name = match.Groups["file"].Value;
            if (name.Length == 0 || name[(name.LastIndexOfAny(['/', '\\']) + 1)..] == file)
                return match.Groups["hash"].Value.ToLowerInvariant();
        }
        return null;
    }

    /// <summary>The checksum of what has arrived.</summary>
    public static string Of(Stream archive, Action<long> report, CancellationToken cancellationToken)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = new byte[BufferBytes];
        var done = 0L;
        for (int count; (count = archive.Read(buffer)) > 0; report(done += count))
        {
            cancellationToken.ThrowIfCancellationRequested();
            md5.AppendData(buffer, 0, count);
        }
        return Convert.ToHexStringLower(md5.GetHashAndReset());
    }

    [GeneratedRegex(@"^(MD5 ?\((?<file>.+)\) ?= ?(?<hash>[0-9a-f]{32})|(?<hash>[0-9a-f]{32})(\s+\*?(?<file>.+))?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Line { get; }
}
