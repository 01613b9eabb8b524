using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend.Http;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>A model file from the body of a request. It is written to disk first, since only a whole file can be verified.</summary>
/// <remarks>The file is removed when it is disposed, and when the process ends, however it ends.</remarks>
internal sealed class ModelUpload : IAsyncDisposable
{
    /// <summary>Room for ten million films of 200 dimensions; a model cannot hold many more (<c>docs/scaling.md</c>).</summary>
    private const long MaxBytes = 12L << 30;

    /// <summary>Bytes that are written to disk at a time.</summary>
    private const int WriteBytes = 64 * 1024;

    private readonly FileStream _file = Create();

    private ModelUpload()
    {
    }

    /// <summary>Writes the body of a request to disk.</summary>
    /// <exception cref="BadHttpRequestException">The client did not send all of it, or sent too much.</exception>
    /// <exception cref="UploadException">It cannot be written.</exception>
    public static async Task<ModelUpload> ReceiveAsync(HttpRequest request)
    {
        var limit = request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is { IsReadOnly: false }) limit.MaxRequestBodySize = MaxBytes;
        var upload = new ModelUpload();
        try
        {
            await upload.CopyAsync(request);
            return upload;
        }
        catch
        {
            await upload.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads the model, and verifies it.</summary>
    /// <param name="version">The version that the URL names.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="BadHttpRequestException">It is no sound model, holds no films, or is another version.</exception>
    public SimilarityModel Read(string version, CancellationToken cancellationToken)
    {
        try
        {
            var model = ModelFile.Read(_file, cancellationToken);
            if (model.Version != version)
                throw new BadHttpRequestException($"The body is model {model.Version}, not {version} as the address says.");
            return model.Catalogue.Count > 0 ? model : throw new BadHttpRequestException($"Model {version} holds no films.");
        }
        catch (ModelFileException e)
        {
            // The message must not reveal the path of the upload on this machine.
            var sentence = e.Message.Replace($"The model file '{_file.Name}'", "The body", StringComparison.Ordinal)
                .Replace(_file.Name, "the upload", StringComparison.Ordinal);
            throw new BadHttpRequestException(sentence, e);
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    /// <summary>Windows removes the file with the last handle; elsewhere it loses its name at once, and its bytes with the last handle.</summary>
    private static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"upload-{Guid.NewGuid():N}.model");
        var options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose | FileOptions.Asynchronous : FileOptions.Asynchronous;
        try
        {
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, WriteBytes, options);
            if (!OperatingSystem.IsWindows()) File.Delete(path);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(e);
        }
    }

    private async Task CopyAsync(HttpRequest request)
    {
        ReadResult read;
        do
        {
            read = await ReadAsync(request);
            await WriteAsync(read);
            request.BodyReader.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted);
    }

    private static async Task<ReadResult> ReadAsync(HttpRequest request)
    {
        try
        {
            // Without a token: the server ends the read if the client disconnects, and it cannot continue a read that a token cancelled.
            return await request.BodyReader.ReadAsync(CancellationToken.None);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            throw LostConnection.Abort(request.HttpContext, e);
        }
    }

    private async Task WriteAsync(ReadResult read)
    {
        try
        {
            foreach (var block in read.Buffer) await _file.WriteAsync(block);
            if (read.IsCompleted) await _file.FlushAsync();
        }
        catch (IOException e)
        {
            throw CannotWrite(e);
        }
    }

    private static UploadException CannotWrite(Exception error) => new(error);
}

/// <summary>An upload cannot be written to disk. The message is for the client; the cause, which names paths, is for the log.</summary>
internal sealed class UploadException(Exception cause) : Exception(
    HasNoRoom(cause)
        ? "The frontend's disk has no room for the model."
        : "The frontend cannot write the model to its disk; its log says why.",
    cause)
{
    // ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows; ENOSPC everywhere else; EDQUOT of Linux and of macOS.
    private static readonly int[] NoRoomCodes = [unchecked((int)0x80070070), unchecked((int)0x80070027), 28, 122, 69];

    /// <summary>Whether the disk is full, or the user's share of it.</summary>
    public bool IsDiskFull => HasNoRoom(InnerException!);

    private static bool HasNoRoom(Exception cause) => NoRoomCodes.Contains(cause.HResult);
}
