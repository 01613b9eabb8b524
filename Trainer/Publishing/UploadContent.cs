using System.Net;
using System.Net.Http.Headers;

namespace MovieSimilarity.Trainer.Publishing;

/// <summary>A file as the body of a request, read as it is sent.</summary>
internal sealed class UploadContent : HttpContent
{
    private const int PieceBytes = 1 << 17;

    private readonly FileStream _file;
    private readonly IUploadProgress _progress;
    private readonly Action _moving;

    /// <exception cref="IOException">The file cannot be opened.</exception>
    public UploadContent(string path, IUploadProgress progress, Action moving)
    {
        (_progress, _moving) = (progress, moving);
        _file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _file.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _progress.Uploading(_file.Length);
        var piece = new byte[PieceBytes];
        for (int read; (read = await _file.ReadAsync(piece, cancellationToken)) > 0;)
        {
            await stream.WriteAsync(piece.AsMemory(0, read), cancellationToken);
            _moving();
            _progress.Sent(_file.Position);
        }
        _progress.Loading();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _file.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Receives the progress of a publication.</summary>
internal interface IUploadProgress
{
    /// <summary>The upload begins; called again for each attempt.</summary>
    void Uploading(long bytes);

    /// <summary>The number of bytes sent so far, from the beginning of the file.</summary>
    void Sent(long bytes);

    /// <summary>All bytes are sent; the service loads the model.</summary>
    void Loading();

    /// <summary>The attempt failed; another one follows.</summary>
    /// <param name="sentence">Why, and when.</param>
    void Retrying(string sentence);
}
