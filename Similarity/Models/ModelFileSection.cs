namespace MovieSimilarity.Models;

/// <summary>One section of a model file.</summary>
/// <param name="Name">Up to sixteen ASCII characters.</param>
/// <param name="Offset">Where it begins, in bytes from the file's start; a multiple of 64, fit for memory mapping.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">Checksum of its bytes.</param>
internal sealed record ModelFileSection(string Name, long Offset, long Length, byte[] Sha256);
