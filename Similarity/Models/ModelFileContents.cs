using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Explanations;
using MovieSimilarity.Maps;

namespace MovieSimilarity.Models;

/// <summary>Verifies a model file, every byte of it, and decodes its sections.</summary>
internal static class ModelFileContents
{
    /// <summary>Squares of larger numbers overflow.</summary>
    private const double LargestSpectralValue = 1e150;

    /// <exception cref="ModelFileException">The file is not sound; the message lacks the file's name.</exception>
    /// <exception cref="ArgumentException">
    /// Its checksums hold, but a value is invalid; likewise FormatException, JsonException, EndOfStreamException.
    /// </exception>
    public static SimilarityModel Read(FileStream file, CancellationToken cancellationToken)
    {
        var header = ModelFileHeader.Decode(file);
        long end = ModelFileHeader.LengthFor(header.Sections.Count);
        foreach (var section in header.Sections) end = Verify(file, section, end, cancellationToken);
        if (end != file.Length) throw new ModelFileException($"is corrupt: {file.Length - end:N0} bytes lie behind its last section");
        return Decode(file, header, cancellationToken);
    }

    /// <summary>Verifies a section that must be the next behind a position.</summary>
    /// <returns>Where it ends.</returns>
    private static long Verify(FileStream file, ModelFileSection section, long position, CancellationToken cancellationToken)
    {
        var padding = -position & (ModelFileHeader.Alignment - 1);
        if (section.Offset != position + padding || section.Length < 0 || section.Length > file.Length - section.Offset)
            throw new ModelFileException($"is corrupt: its section '{section.Name}' lies where none can");
        file.Position = position;
        var gap = new byte[padding];
        file.ReadExactly(gap);
        if (gap.AsSpan().ContainsAnyExcept((byte)0))
            throw new ModelFileException($"is corrupt: the padding before its section '{section.Name}' is not zero");
        if (!Hash(file, section.Length, cancellationToken).AsSpan().SequenceEqual(section.Sha256))
            throw new ModelFileException($"is corrupt: the checksum of its section '{section.Name}' does not match");
        return section.Offset + section.Length;
    }

    private static byte[] Hash(FileStream file, long length, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (var left = length; left > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var block = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
            file.ReadExactly(block);
            hash.AppendData(block);
            left -= block.Length;
        }
        return hash.GetHashAndReset();
    }

    private static SimilarityModel Decode(FileStream file, ModelFileHeader header, CancellationToken cancellationToken)
    {
        ModelFileLimits.Require(header);
        var json = ReadBytes(file, header.Section(ModelFileSection.Provenance));
        var provenance = JsonSerializer.Deserialize(json, ModelJsonContext.Default.Provenance)
            ?? throw new ModelFileException("holds no provenance");
        ModelFileLimits.Require(provenance);
        Require(provenance.Collaborative);
        Require(provenance.Content);
        var films = CatalogueEncoding.ReadFilms(ReadBytes(file, header.Section(ModelFileSection.Catalogue)));
        var (collaborative, content) = ReadShape(file, header.Section(ModelFileSection.Shape));
        var arrays = new ModelFileArrays(file);
        var catalogue = FilmSections.Read(header, arrays, films);
        var values = arrays.Get<float>(header.Section(ModelFileSection.Embeddings), checked(catalogue.Count * (collaborative + content)));
        var norms = arrays.Get<float>(header.Section(ModelFileSection.Norms), checked(catalogue.Count * 2));
        var embeddings = new FusedEmbeddings(values, collaborative, content);
        var codes = CodeSections.Read(header, arrays, embeddings, cancellationToken);
        arrays.ExpectRandomReads(header.Section(ModelFileSection.Embeddings));
        var statistics = header.OptionalSection(ModelFileSection.Statistics) is { } section
            ? StatisticsSection.Read(ReadBytes(file, section))
            : null;
        return new SimilarityModel(catalogue, embeddings, norms, provenance, codes, header.ModelVersion())
        {
            Statistics = statistics,
            Explanations = ReadExplanations(file, header, arrays, embeddings),
            Map = header.OptionalSection(ModelFileSection.Layout) is { } layout ? new FilmMap(arrays.Get<float>(layout, checked(catalogue.Count * 2))) : null,
        };
    }

    private static ExplanationData? ReadExplanations(FileStream file, ModelFileHeader header, ModelFileArrays arrays, FusedEmbeddings embeddings) =>
        header.OptionalSection(ModelFileSection.Terms) is null ? null : ExplanationSections.Read(
            name => ReadBytes(file, header.Section(name)),
            words => arrays.Get<float>(header.Section(ModelFileSection.TermVectors), checked(words * embeddings.ContentDimensions)),
            embeddings.Rows, embeddings.ContentDimensions);

    private static void Require(Spectrum spectrum)
    {
        if (spectrum.SingularValues.Concat(spectrum.ExplainedVarianceRatios).Any(value => !(Math.Abs(value) <= LargestSpectralValue)))
            throw new ModelFileException("states a singular value or a share of the variance that is none");
    }

    private static (int Collaborative, int Content) ReadShape(FileStream file, ModelFileSection section)
    {
        ModelFileArrays.RequireLength(section, 2 * sizeof(int));
        var bytes = ReadBytes(file, section).AsSpan();
        return (BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[sizeof(int)..]));
    }

    private static byte[] ReadBytes(FileStream file, ModelFileSection section)
    {
        var bytes = new byte[checked((int)section.Length)];
        file.Position = section.Offset;
        file.ReadExactly(bytes);
        return bytes;
    }
}
