using Microsoft.AspNetCore.Http.Features;
using MovieSimilarity.Models;

namespace MovieSimilarity.WebFrontend.Publishing;

/// <summary>Takes a model file from a request: onto disk first, since only a whole file can be verified.</summary>
internal static class ModelUpload
{
    /// <summary>Room for two million films of 200 dimensions.</summary>
    private const long MaxBytes = 2L << 30;

    /// <param name="request">The request whose body is a model file.</param>
    /// <param name="version">The version that the caller says it is.</param>
    /// <exception cref="BadHttpRequestException">The body is no sound model, holds no films, or is another version.</exception>
    public static async Task<SimilarityModel> ReadAsync(HttpRequest request, string version)
    {
        var limit = request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is { IsReadOnly: false }) limit.MaxRequestBodySize = MaxBytes;
        var path = Path.Combine(Path.GetTempPath(), $"upload-{Guid.NewGuid():N}.model");
        try
        {
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await request.Body.CopyToAsync(file, request.HttpContext.RequestAborted);
            }
            var model = ModelFile.Read(path);
            if (model.Version != version)
                throw new BadHttpRequestException($"The body is model {model.Version}, not {version} as the address says.");
            return model.Catalogue.Count > 0 ? model : throw new BadHttpRequestException($"Model {version} holds no films.");
        }
        catch (ModelFileException e)
        {
            throw new BadHttpRequestException(e.Message.Replace($"'{path}'", "The body", StringComparison.Ordinal), e);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
