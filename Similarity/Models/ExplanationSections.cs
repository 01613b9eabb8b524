using System.Runtime.InteropServices;
using System.Text;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Explanations;
using MovieSimilarity.Memory;
using MovieSimilarity.Terms;

namespace MovieSimilarity.Models;

/// <summary>The optional sections of a model file that hold its <see cref="ExplanationData"/>: all or none.</summary>
internal static class ExplanationSections
{
    /// <summary>A section in messages.</summary>
    private const string Section = "a section";

    private const int ShortestWord = sizeof(byte) + sizeof(double);

    /// <summary>The sections with the code that writes each.</summary>
    public static IReadOnlyList<(string Name, Action<Stream> Encode)> Encoders(ExplanationData data) =>
    [
        (ModelFileSection.Terms, stream => WriteTerms(stream, data.Content.Space)),
        (ModelFileSection.TermVectors, stream => ArrayBlocks.Write(stream, data.Content.Space.Vectors.Span)),
        (ModelFileSection.FilmTags, stream => WriteTags(stream, data.Content.Tags)),
        (ModelFileSection.Likes, stream => WriteLikes(stream, data.Likes)),
        (ModelFileSection.Quantiles, stream => ArrayBlocks.Write<ScoreQuantile>(stream, [.. data.Quantiles.Quantiles])),
    ];

    /// <summary>Puts together what the sections hold.</summary>
    /// <param name="section">The bytes of a section.</param>
    /// <param name="vectors">The vectors of a number of words.</param>
    /// <param name="films">Number of films.</param>
    /// <param name="dimensions">Number of content dimensions.</param>
    /// <exception cref="ArgumentException">A value is invalid; likewise FormatException, EndOfStreamException.</exception>
    public static ExplanationData Read(Func<string, byte[]> section, Func<int, ReadOnlyMemory<float>> vectors, int films, int dimensions)
    {
        var (words, idf) = ReadTerms(section(ModelFileSection.Terms));
        var tags = ReadTags(section(ModelFileSection.FilmTags), films);
        var likes = ReadLikes(section(ModelFileSection.Likes), films);
        var quantiles = new ScoreQuantiles(MemoryMarshal.Cast<byte, ScoreQuantile>(section(ModelFileSection.Quantiles)).ToArray());
        return new ExplanationData(new ContentTerms(new TermSpace(words, idf, vectors(words.Length), dimensions), tags), likes, quantiles);
    }

    private static void WriteTerms(Stream stream, TermSpace space)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(space.Words.Count);
        foreach (var word in space.Words) writer.Write(word);
        foreach (var idf in space.Idf) writer.Write(idf);
    }

    private static (string[] Words, double[] Idf) ReadTerms(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var words = ReadTexts(reader, CatalogueEncoding.ReadCount(reader, ShortestWord, Section));
        var idf = new double[words.Length];
        for (var word = 0; word < idf.Length; word++) idf[word] = reader.ReadDouble();
        RequireEnd(reader);
        return (words, idf);
    }

    private static void WriteTags(Stream stream, FilmTags tags)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(tags.Spellings.Count);
        writer.Write(tags.GenreCount);
        foreach (var spelling in tags.Spellings) writer.Write(spelling);
        WriteRows(writer, tags.Rows);
    }

    private static FilmTags ReadTags(byte[] bytes, int films)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var (tags, genres) = (CatalogueEncoding.ReadCount(reader, shortest: sizeof(byte), Section), reader.ReadInt32());
        return new FilmTags(ReadTexts(reader, tags), genres, ReadRows(reader, films));
    }

    private static void WriteLikes(Stream stream, FilmLikes likes)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(likes.Viewers);
        writer.Write(likes.AllViewers);
        WriteRows(writer, likes.Rows);
    }

    private static FilmLikes ReadLikes(byte[] bytes, int films)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        return new FilmLikes(reader.ReadInt32(), reader.ReadInt32(), ReadRows(reader, films));
    }

    private static void WriteRows(BinaryWriter writer, PackedRows rows)
    {
        writer.Flush();
        ArrayBlocks.Write(writer.BaseStream, rows.Starts.Span);
        ArrayBlocks.Write(writer.BaseStream, rows.Bytes.Span);
    }

    /// <summary>Reads rows, which are the rest of the section.</summary>
    private static PackedRows ReadRows(BinaryReader reader, int rows)
    {
        var starts = ArrayBlocks.Read<int>(reader.BaseStream, rows + 1);
        return new PackedRows(starts, ArrayBlocks.Read<byte>(reader.BaseStream, checked((int)Left(reader))));
    }

    private static string[] ReadTexts(BinaryReader reader, int count)
    {
        var texts = new string[count];
        for (var i = 0; i < count; i++) texts[i] = reader.ReadString();
        return texts;
    }

    private static void RequireEnd(BinaryReader reader)
    {
        if (Left(reader) > 0) throw new FormatException($"{Section} has {Left(reader)} bytes behind its end.");
    }

    private static long Left(BinaryReader reader) => reader.BaseStream.Length - reader.BaseStream.Position;
}

/// <summary>The explanation data of a model as bytes, as clusters send it to frontends: each section of the model file with its length (i64) before it.</summary>
public static class ExplanationEncoding
{
    /// <summary>Equal data have equal bytes.</summary>
    public static byte[] ToBytes(ExplanationData data)
    {
        using var bytes = new MemoryStream();
        foreach (var (_, encode) in ExplanationSections.Encoders(data))
        {
            var start = bytes.Position;
            bytes.Write(new byte[sizeof(long)]);
            encode(bytes);
            var end = bytes.Position;
            bytes.Position = start;
            bytes.Write(BitConverter.GetBytes(end - start - sizeof(long)));
            bytes.Position = end;
        }
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="films">Number of films.</param>
    /// <param name="dimensions">Number of content dimensions.</param>
    /// <exception cref="ArgumentException">The bytes are no explanation data of such a model; likewise FormatException, EndOfStreamException.</exception>
    public static ExplanationData Read(ReadOnlyMemory<byte> bytes, int films, int dimensions)
    {
        var sections = new Dictionary<string, ReadOnlyMemory<byte>>();
        foreach (var name in ModelFileSection.OfExplanations)
        {
            var length = bytes.Length >= sizeof(long) ? BitConverter.ToInt64(bytes.Span) : -1;
            if (length < 0 || length > bytes.Length - sizeof(long)) throw new FormatException($"the section '{name}' ends behind the end of the bytes.");
            sections.Add(name, bytes.Slice(sizeof(long), (int)length));
            bytes = bytes[(sizeof(long) + (int)length)..];
        }
        return ExplanationSections.Read(name => sections[name].ToArray(), Vectors, films, dimensions);

        ReadOnlyMemory<float> Vectors(int words) => MemoryMarshal.Cast<byte, float>(sections[ModelFileSection.TermVectors].Span).ToArray();
    }
}
