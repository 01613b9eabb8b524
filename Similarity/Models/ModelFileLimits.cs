using System.Text.Json;

namespace MovieSimilarity.Models;

/// <summary>Limits of the sections that do not grow with the films: a cluster sends them in messages and shows them to people.</summary>
internal static class ModelFileLimits
{
    /// <summary>The trainer writes less than 200 kB.</summary>
    private const int MaxStatisticsBytes = 1 << 20;

    /// <exception cref="ModelFileException">A section is longer; the message lacks the file's name.</exception>
    public static void Require(ModelFileHeader header)
    {
        Require(header.OptionalSection(ModelFileSection.Provenance), Provenance.MaxBytes);
        Require(header.OptionalSection(ModelFileSection.Statistics), MaxStatisticsBytes);
    }

    /// <summary>Provenance is sent as this program writes it, which may take more room than what was read.</summary>
    /// <exception cref="ModelFileException">It is too long; the message lacks the file's name.</exception>
    public static void Require(Provenance provenance) => Require(
        ModelFileSection.Provenance, JsonSerializer.SerializeToUtf8Bytes(provenance, ModelJsonContext.Default.Provenance).Length, Provenance.MaxBytes);

    private static void Require(ModelFileSection? section, int longest)
    {
        if (section is not null) Require(section.Name, section.Length, longest);
    }

    private static void Require(string name, long length, int longest)
    {
        if (length > longest)
            throw new ModelFileException($"has a section '{name}' of {length:N0} bytes; at most {longest:N0} are allowed");
    }
}
