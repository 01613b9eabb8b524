using System.Text.Json;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.FileSystem;

namespace MovieSimilarity.Models;

/// <summary>
/// Reads and writes a <see cref="SimilarityModel"/> as one file: a checksummed header (<c>MOVIESIM</c>) and checksummed
/// sections, each on a 64-byte boundary. <c>docs/model-file.md</c> has the layout.
/// </summary>
public static class ModelFile
{
    /// <summary>The noun for a model in messages about outputs.</summary>
    public const string Contents = "model";

    /// <summary>Writes a model under a temporary name beside <paramref name="path"/>, then renames it, replacing any older model.</summary>
    /// <inheritdoc cref="Write(OutputFile, SimilarityModel)"/>
    /// <param name="path">The file to write; links are followed.</param>
    /// <param name="model">The model to write into it.</param>
    public static long Write(string path, SimilarityModel model) => Write(OutputFile.At(path, Contents), model);

    /// <summary>Writes a model. A file is replaced once the model is complete; a pipe or a device gets the complete model.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="model">The model to write.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="ModelFileException">
    /// Something other than a model is there, no file can be written there, or the model exceeds a limit of the format; the message says which.
    /// </exception>
    /// <exception cref="OutputException">Writing failed; an older file is left as it was.</exception>
    public static long Write(OutputFile output, SimilarityModel model)
    {
        RequireWritable(output);
        List<(string Name, Action<Stream> Encode)> encoders =
            [.. Encoders(model), .. model.Shard.Index is { } index ? CodeSections.Encoders(index) : []];
        try
        {
            return output.Write(
                file =>
                {
                    file.Position = ModelFileHeader.LengthFor(encoders.Count);
                    var header = WriteSections(file, encoders);
                    ModelFileLimits.Require(header);
                    file.Position = 0;
                    file.Write(header.Encode());
                },
                seeks: true);
        }
        catch (ModelFileException e)
        {
            throw new ModelFileException($"The model file '{output}' cannot be written: it {e.Message}.", e);
        }
    }

    /// <summary>Finds out beforehand whether a model can be written there: training may take long.</summary>
    /// <exception cref="ModelFileException">It cannot, or something other than a model is there; the message says why.</exception>
    public static void RequireWritable(OutputFile output)
    {
        ArgumentNullException.ThrowIfNull(output);
        try
        {
            if (output.OlderFile is { } older && new FileInfo(older).Length > 0 && !IsModel(older))
                throw new ModelFileException($"'{output}' exists and is not a model; remove it or name another file.");
            output.RequireWritable();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(e.Message, e);
        }
    }

    /// <summary>Whether a regular file begins as model files do.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static bool IsModel(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[ModelFileHeader.Magic.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(ModelFileHeader.Magic);
    }

    /// <summary>Reads a model and verifies all of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops the reading within a second, however large the file.</param>
    /// <exception cref="ModelFileException">
    /// The file is missing, no model, of another format version, truncated, corrupt, exceeds a limit, or holds a NaN: the message says which.
    /// </exception>
    public static SimilarityModel Read(string path, CancellationToken cancellationToken = default)
    {
        using var file = Open(path);
        return Read(file, path, cancellationToken);
    }

    /// <summary>Reads a model from a file that is open already, and verifies all of it.</summary>
    /// <param name="file">The whole file, open for reading; the caller closes it.</param>
    /// <param name="cancellationToken">Stops the reading within a second, however large the file.</param>
    /// <exception cref="ModelFileException">As <see cref="Read(string, CancellationToken)"/>; the message has the file's full path.</exception>
    public static SimilarityModel Read(FileStream file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Read(file, file.Name, cancellationToken);
    }

    private static SimilarityModel Read(FileStream file, string path, CancellationToken cancellationToken)
    {
        try
        {
            if (!file.CanSeek) throw new ModelFileException("is a pipe or a device; a model is read from a regular file");
            file.Position = 0;
            return ModelFileContents.Read(file, cancellationToken);
        }
        catch (ModelFileException e)
        {
            throw new ModelFileException($"The model file '{path}' {e.Message}.", e);
        }
        catch (Exception e) when (e is ArgumentException or JsonException or EndOfStreamException or OverflowException or FormatException)
        {
            throw new ModelFileException($"The model file '{path}' holds invalid data: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ModelFileException($"The model file '{path}' cannot be read: {e.Message}", e);
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelFileException($"There is no model file '{path}'.", e);
        }
        catch (UnauthorizedAccessException e) when (Directory.Exists(path))
        {
            throw new ModelFileException($"The model file '{path}' is a folder.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ModelFileException($"The model file '{path}' cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>The version that a file of this model would have.</summary>
    internal static string ComputeVersion(SimilarityModel model) => WriteSections(Stream.Null, Encoders(model)).ModelVersion();

    private static ModelFileHeader WriteSections(Stream stream, List<(string Name, Action<Stream> Encode)> encoders)
    {
        var sections = new List<ModelFileSection>();
        long position = ModelFileHeader.LengthFor(encoders.Count);
        foreach (var (name, encode) in encoders)
        {
            var padding = (int)(-position & (ModelFileHeader.Alignment - 1));
            stream.Write(new byte[padding]);
            position += padding;
            using var hashing = new HashingStream(stream);
            encode(hashing);
            sections.Add(new ModelFileSection(name, position, hashing.Length, hashing.Digest()));
            position += hashing.Length;
        }
        return new ModelFileHeader(position, sections);
    }

    /// <summary>The sections that make the model what it is.</summary>
    private static List<(string Name, Action<Stream> Encode)> Encoders(SimilarityModel model) =>
    [
        (ModelFileSection.Provenance, stream =>
            JsonSerializer.Serialize(stream, model.Provenance, ModelJsonContext.Default.Provenance)),
        (ModelFileSection.Catalogue, stream => CatalogueEncoding.WriteFilms(stream, model.Catalogue)),
        (ModelFileSection.Shape, stream => WriteShape(stream, model.Shard.Embeddings)),
        (ModelFileSection.Embeddings, stream => ArrayBlocks.Write(stream, model.Shard.Embeddings.Values.Span)),
        (ModelFileSection.Norms, stream => ArrayBlocks.Write(stream, model.Norms.Span)),
        .. FilmSections.Encoders(model.Catalogue),
        .. Statistics(model),
        .. model.Explanations is { } explanations ? ExplanationSections.Encoders(explanations) : [],
        .. Layout(model),
    ];

    private static IEnumerable<(string Name, Action<Stream> Encode)> Statistics(SimilarityModel model) => model.Statistics is { } statistics
        ? [(ModelFileSection.Statistics, stream => StatisticsSection.Write(stream, statistics))]
        : [];

    private static IEnumerable<(string Name, Action<Stream> Encode)> Layout(SimilarityModel model) => model.Map is { } map
        ? [(ModelFileSection.Layout, stream => ArrayBlocks.Write(stream, map.Places.Span))]
        : [];

    private static void WriteShape(Stream stream, FusedEmbeddings embeddings)
    {
        stream.Write(BitConverter.GetBytes(embeddings.CollaborativeDimensions));
        stream.Write(BitConverter.GetBytes(embeddings.ContentDimensions));
    }
}

/// <summary>A model file cannot be used; the message is one sentence for the person who named the file.</summary>
public sealed class ModelFileException : Exception
{
    /// <summary>Without an underlying cause.</summary>
    public ModelFileException(string message) : base(message)
    {
    }

    /// <summary>With the cause that was found while decoding.</summary>
    public ModelFileException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
