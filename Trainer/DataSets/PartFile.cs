using System.Text.Json;

namespace MovieSimilarity.Trainer.DataSets;

/// <summary>
/// An unfinished download: a note of <see cref="NoteBytes"/> that says what it is part of, then what has arrived. One file for
/// both, so that neither can be there without the other.
/// </summary>
internal sealed class PartFile : IDisposable
{
    /// <summary>Room for the note; more than any entity tag in use needs.</summary>
    public const int NoteBytes = 4096;

    private readonly FileStream _file;

    private PartFile(FileStream file) => _file = file;

    /// <summary>What it is part of; null where nothing has arrived that could be continued.</summary>
    public PartNote? Note { get; private set; }

    /// <summary>How many bytes of the archive have arrived.</summary>
    public long Received => Math.Max(0, _file.Length - NoteBytes);

    public bool IsComplete => Note is { Total: { } total } && Received == total;

    /// <summary>Whether somebody may go on with it later.</summary>
    public bool CanBeResumed => Received > 0 && Note?.Unchanged() is not null;

    /// <summary>Opens it or makes an empty one, for nobody else at a time.</summary>
    /// <exception cref="DownloadException">A file of that name is there which this program did not write.</exception>
    public static PartFile Open(string path)
    {
        // No buffer: what has arrived shall be in the file even where the process is killed.
        var part = new PartFile(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        try
        {
            part.Note = part.ReadNote();
            part._file.Seek(0, SeekOrigin.End);
            return part;
        }
        catch (JsonException e)
        {
            part.Dispose();
            throw new DownloadException(
                $"{path} is there already, but is no unfinished download of this program (browsers use such names, too); "
                + "move or delete it, and repeat the command.", e);
        }
    }

    /// <summary>Throws away what has arrived.</summary>
    /// <param name="note">What the bytes that follow are part of; null where that is not known yet.</param>
    public void Begin(PartNote? note)
    {
        var json = note is null ? [] : JsonSerializer.SerializeToUtf8Bytes(note, PartNoteJson.Default.PartNote);
        if (json.Length > NoteBytes) (note, json) = (null, []);
        Note = note;
        var header = new byte[NoteBytes];
        header.AsSpan().Fill((byte)' ');
        json.CopyTo(header, 0);
        _file.SetLength(0);
        _file.Seek(0, SeekOrigin.Begin);
        _file.Write(header);
    }

    public void Append(ReadOnlySpan<byte> bytes) => _file.Write(bytes);

    /// <summary>The bytes of the archive, for reading; not to be disposed of.</summary>
    public Stream OpenArchive() => new ArchiveStream(_file, NoteBytes);

    /// <summary>Closes it, and deletes it if that can be done; it does no harm if it stays.</summary>
    public void Delete()
    {
        _file.Dispose();
        try
        {
            File.Delete(_file.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What came before matters more, be it the data set or the reason why there is none.
        }
    }

    public void Dispose() => _file.Dispose();

    private PartNote? ReadNote()
    {
        var header = new byte[Math.Min(NoteBytes, _file.Length)];
        _file.ReadExactly(header);
        // Blank where nobody could vouch for what arrived, empty where nothing ever did.
        return header.AsSpan().ContainsAnyExcept((byte)' ')
            ? JsonSerializer.Deserialize(header, PartNoteJson.Default.PartNote) ?? throw new JsonException()
            : null;
    }
}
