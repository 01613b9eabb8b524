using System.Text.Json;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Publishing;
using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend.Cluster;
using MovieSimilarity.WebFrontend.Hosting;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Models;

namespace MovieSimilarity.WebFrontend.Publishing;

/// <summary>
/// <c>GET /models</c>, <c>PUT</c> and <c>DELETE /models/{version}</c>, and <c>POST /models/{version}/activate</c>.
/// </summary>
internal sealed class PublishEndpoint(
    Gateways gateways, ModelSnapshotProvider models, FrontendOptions options, TimeProvider time) : IDisposable
{
    /// <summary>One at a time: a model in transit needs memory, and the second of two would win anyway.</summary>
    private readonly SemaphoreSlim _turn = new(1);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/models", ReadMethods.All, (PublishEndpoint endpoint) => endpoint.ListAsync());
        routes.MapPut("/models/{version}", (PublishEndpoint endpoint, string version, HttpContext context) => endpoint.PublishAsync(version, context))
            .AddEndpointFilter<PublishToken>();
        routes.MapDelete("/models/{version}", (PublishEndpoint endpoint, string version) => endpoint.RemoveAsync(version))
            .AddEndpointFilter<PublishToken>();
        routes.MapPost("/models/{version}/activate", (PublishEndpoint endpoint, string version, HttpContext context) => endpoint.ActivateAsync(version, context))
            .AddEndpointFilter<PublishToken>();
    }

    public void Dispose() => _turn.Dispose();

    private async Task<IResult> ListAsync()
    {
        var versions = await GetVersionsAsync();
        var answer = new ModelListAnswer(
            versions.Active?.Manifest.Version, [.. versions.All.OrderByDescending(version => version.Published).Select(Describe)]);
        return TypedResults.Json(answer, FrontendJson.Readable.ModelListAnswer);
    }

    private async Task<IResult> PublishAsync(string version, HttpContext context)
    {
        await using var upload = await ModelUpload.ReceiveAsync(context.Request);
        await _turn.WaitAsync(context.RequestAborted);
        try
        {
            var model = upload.Read(version, context.RequestAborted);
            var partitions = options.PartitionsFor(model.Catalogue.Count);
            return await AnswerAsync(await Publisher.PublishAsync(model, partitions, options.Replicas, context.RequestAborted), context);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<IResult> ActivateAsync(string version, HttpContext context)
    {
        var versions = await GetVersionsAsync();
        var known = versions.All.Where(candidate => candidate.Manifest.Version == version && candidate.IsComplete)
            .MaxBy(candidate => candidate.Activated ?? candidate.Published);
        return known is null
            ? Unknown(version)
            : await AnswerAsync(await Publisher.ActivateAsync(known.Manifest, context.RequestAborted), context);
    }

    private async Task<IResult> RemoveAsync(string version)
    {
        try
        {
            await Models.Remove(version);
            return TypedResults.Json(RemovalAnswer.Of(version), FrontendJson.Readable.RemovalAnswer);
        }
        catch (ModelVersionUnknownException)
        {
            return Unknown(version);
        }
        catch (ModelVersionActiveException e)
        {
            return Problems.OfStatus(StatusCodes.Status409Conflict, e.Message);
        }
    }

    private static IResult Unknown(string version) => Problems.OfStatus(
        StatusCodes.Status404NotFound,
        $"The cluster does not hold model '{RequestParameters.Shorten(version)}'; GET /models lists those that it does.");

    private IModelGrain Models => gateways.Select().Grains.GetGrain<IModelGrain>(IModelGrain.Key);

    private ModelPublisher Publisher => new(gateways.Select().Grains, time);

    private Task<ModelVersions> GetVersionsAsync() => Models.GetVersions();

    /// <summary>Answers once this frontend answers from that version, too; the others follow within a second or so.</summary>
    private async Task<IResult> AnswerAsync(Activation activation, HttpContext context)
    {
        await models.TryRefreshAsync(context.RequestAborted);
        return TypedResults.Json(PublishAnswer.Of(activation), FrontendJson.Readable.PublishAnswer);
    }

    private static PublishedModel Describe(ModelVersion version)
    {
        var provenance = JsonSerializer.Deserialize(version.Manifest.ProvenanceJson, ModelJsonContext.Default.Provenance)!;
        return new PublishedModel(
            version.Manifest.Version,
            version.IsActive ? "active" : version.IsStaged ? "staged" : "previous",
            version.Manifest.Rows,
            version.Manifest.Partitions.Length,
            version.Manifest.Replicas,
            provenance.DataSet.Name,
            version.Published,
            version.Activated);
    }
}
