using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using MovieSimilarity.Models;

namespace MovieSimilarity.WebFrontend.Publishing;

/// <summary>Takes a model file from a request: onto disk first, since only a whole file can be verified.</summary>
internal static class ModelUpload
{
    /// <summary>Room for ten million films of 200 dimensions; a model cannot hold many more (<c>docs/scaling.md</c>).</summary>
    private const long MaxBytes = 12L << 30;

    /// <summary>Takes the body of a request onto disk.</summary>
    /// <returns>The file, which the caller deletes.</returns>
    /// <exception cref="UploadException">It cannot be written.</exception>
    public static async Task<FileInfo> SaveAsync(HttpRequest request)
    {
        var limit = request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is { IsReadOnly: false }) limit.MaxRequestBodySize = MaxBytes;
        var file = new FileInfo(Path.Combine(Path.GetTempPath(), $"upload-{Guid.NewGuid():N}.model"));
        try
        {
            await using var stream = file.Open(FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await request.Body.CopyToAsync(stream, request.HttpContext.RequestAborted);
            return file;
        }
        catch (Exception e)
        {
            // Where even the folder is missing, deleting would throw, too.
            if (File.Exists(file.FullName)) file.Delete();
            var isDisk = e is IOException or UnauthorizedAccessException && e is not BadHttpRequestException and not ConnectionResetException;
            if (isDisk && !request.HttpContext.RequestAborted.IsCancellationRequested)
                throw new UploadException(e);
            throw;
        }
    }

    /// <summary>Verifies a file that came with a request.</summary>
    /// <param name="file">The file.</param>
    /// <param name="version">The version that the caller says it is.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="BadHttpRequestException">It is no sound model, holds no films, or is another version.</exception>
    public static SimilarityModel Read(FileInfo file, string version, CancellationToken cancellationToken)
    {
        try
        {
            var model = ModelFile.Read(file.FullName, cancellationToken);
            if (model.Version != version)
                throw new BadHttpRequestException($"The body is model {model.Version}, not {version} as the address says.");
            return model.Catalogue.Count > 0 ? model : throw new BadHttpRequestException($"Model {version} holds no films.");
        }
        catch (ModelFileException e)
        {
            // Where the upload lies on this machine is nobody's business.
            var sentence = e.Message.Replace($"The model file '{file.FullName}'", "The body", StringComparison.Ordinal)
                .Replace(file.FullName, "the upload", StringComparison.Ordinal);
            throw new BadHttpRequestException(sentence, e);
        }
    }
}
