using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using MovieSimilarity.FileSystem;

namespace MovieSimilarity.Trainer.DataSets;

/// <summary>
/// An unfinished download: the bytes that have arrived, and beside them a note of what they are part of. Bytes are there only
/// while the note is: it is written before the first byte, and deleted after the last one.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private const string NoteExtension = ".json";

    private readonly FileStream _file;

    private PartFile(FileStream file) => _file = file;

    /// <summary>What it is part of; null where nothing has arrived that could be continued.</summary>
    public PartNote? Note { get; private set; }

    /// <summary>How many bytes of the archive have arrived.</summary>
    public long Received => _file.Length;

    public bool IsComplete => Note is { Total: { } total } && Received == total;

    /// <summary>Whether a later download may continue it.</summary>
    public bool CanBeResumed => Received > 0 && Note?.Unchanged() is not null;

    private string NotePath => _file.Name + NoteExtension;

    /// <summary>Opens it or makes an empty one, for nobody else at a time.</summary>
    /// <exception cref="DownloadException">A file of that name is there which this program did not write.</exception>
    public static PartFile Open(string path)
    {
        // No buffer: what has arrived shall be in the file even where the process is killed.
        var part = new PartFile(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        // A note without bytes was left by a process that was killed.
        if (part.Received == 0) return part;
        part.Note = part.ReadNote();
        if (part.Note is not null)
        {
            part._file.Seek(0, SeekOrigin.End);
            return part;
        }
        part.Dispose();
        throw new DownloadException(
            $"{path} is there already, but is no unfinished download of this program (browsers use such names, too); "
            + "move or delete it, and repeat the command.");
    }

    /// <summary>Throws away what has arrived, and begins a download.</summary>
    /// <param name="note">What the bytes that follow are part of.</param>
    public void Begin(PartNote note)
    {
        Clear();
        AtomicFile.Write(NotePath, file => JsonSerializer.Serialize(file, note, PartNoteJsonContext.Default.PartNote));
        Note = note;
    }

    /// <summary>Throws away what has arrived.</summary>
    public void Clear()
    {
        _file.SetLength(0);
        File.Delete(NotePath);
        Note = null;
    }

    public void Append(ReadOnlySpan<byte> bytes) => _file.Write(bytes);

    /// <summary>The bytes of the archive, for reading from the first one; not to be disposed of.</summary>
    public Stream OpenArchive()
    {
        _file.Position = 0;
        return _file;
    }

    /// <summary>Closes and deletes it with its note, if that can be done; it does no harm if it stays.</summary>
    public void Delete()
    {
        try
        {
            // While nobody else can open it.
            Clear();
            _file.Dispose();
            File.Delete(_file.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What came before matters more, be it the data set or the reason why there is none.
            _file.Dispose();
        }
    }

    public void Dispose() => _file.Dispose();

    private PartNote? ReadNote()
    {
        try
        {
            using var note = File.OpenRead(NotePath);
            return JsonSerializer.Deserialize(note, PartNoteJsonContext.Default.PartNote);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}

/// <summary>What the bytes of an unfinished download are part of.</summary>
internal sealed record PartNote
{
    /// <summary>Where they come from.</summary>
    public required Uri Archive { get; init; }

    /// <summary>The checksum that was published when the download began.</summary>
    public required string Checksum { get; init; }

    /// <summary>The length of the whole archive in bytes, where the server said so.</summary>
    public long? Total { get; init; }

    /// <summary>The archive's strong entity tag, quotes included.</summary>
    public string? EntityTag { get; init; }

    /// <summary>When the archive was last modified.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The request condition that the archive is unchanged; null if the server sent no validator.</summary>
    public RangeConditionHeaderValue? Unchanged()
    {
        if (EntityTagHeaderValue.TryParse(EntityTag, out var tag)) return new RangeConditionHeaderValue(tag);
        return LastModified is { } time ? new RangeConditionHeaderValue(time) : null;
    }
}

/// <summary>The note as it stands beside a part file.</summary>
[JsonSerializable(typeof(PartNote))]
internal sealed partial class PartNoteJsonContext : JsonSerializerContext;
