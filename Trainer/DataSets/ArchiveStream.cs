namespace MovieSimilarity.Trainer.DataSets;

/// <summary>What lies behind the first bytes of a file, to be read as a file of its own.</summary>
internal sealed class ArchiveStream : Stream
{
    private readonly FileStream _file;
    private readonly int _offset;

    public ArchiveStream(FileStream file, int offset)
    {
        (_file, _offset) = (file, offset);
        Position = 0;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _file.Length - _offset;

    public override long Position
    {
        get => _file.Position - _offset;
        set => _file.Position = value + _offset;
    }

    public override int Read(byte[] buffer, int offset, int count) => _file.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => _file.Read(buffer);

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
