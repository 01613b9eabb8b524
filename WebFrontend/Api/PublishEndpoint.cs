using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Publishing;
using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend.Cluster;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>
/// <c>GET /models</c>, <c>PUT</c> and <c>DELETE /models/{version}</c>, and <c>POST /models/{version}/activate</c>.
/// </summary>
internal sealed class PublishEndpoint(
    Gateways gateways, ModelSnapshotProvider models, FrontendOptions options, TimeProvider time) : IDisposable
{
    /// <summary>One publication at a time: each needs memory for a model, and the later one replaces the earlier one anyway.</summary>
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
        var answer = new ModelListResponse(
            versions.Active?.Manifest.Version, [.. versions.All.OrderByDescending(version => version.Published).Select(Describe)]);
        return TaggedResult.Json(answer, ApiJson.Readable.ModelListResponse);
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
            return TypedResults.Json(RemovalResponse.Of(version), ApiJson.Readable.RemovalResponse);
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

    private static JsonHttpResult<ProblemResponse> Unknown(string version) => Problems.OfStatus(
        StatusCodes.Status404NotFound,
        $"The cluster does not hold model '{RequestParameters.Shorten(version)}'; GET /models lists those that it does.");

    private IModelGrain Models => gateways.Select().Grains.GetGrain<IModelGrain>(IModelGrain.Key);

    private ModelPublisher Publisher => new(gateways.Select().Grains, time);

    private Task<ModelVersions> GetVersionsAsync() => Models.GetVersions();

    /// <summary>Responds once this frontend uses that version; the others follow within about a second.</summary>
    private async Task<IResult> AnswerAsync(Activation activation, HttpContext context)
    {
        await models.TryRefreshAsync(context.RequestAborted);
        return TypedResults.Json(PublishResponse.Of(activation), ApiJson.Readable.PublishResponse);
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

/// <summary>Response of <c>GET /models</c>.</summary>
/// <param name="Active">The version that answers queries, if any.</param>
/// <param name="Versions">All versions that the cluster knows, the newest first.</param>
internal sealed record ModelListResponse(string? Active, IReadOnlyList<PublishedModel> Versions);

/// <summary>A model version that the cluster knows.</summary>
/// <param name="Version">The version.</param>
/// <param name="State">active, previous (can be activated again) or staged (being published).</param>
/// <param name="Movies">Number of films.</param>
/// <param name="Partitions">Number of partitions.</param>
/// <param name="Replicas">Number of replicas of each partition.</param>
/// <param name="DataSet">What it was trained on.</param>
/// <param name="Published">When its publication began, UTC.</param>
/// <param name="Activated">When it was last activated, UTC; null if it never was.</param>
internal sealed record PublishedModel(
    string Version, string State, int Movies, int Partitions, int Replicas, string DataSet, DateTimeOffset Published, DateTimeOffset? Activated);

/// <summary>Response to a publication or an activation.</summary>
/// <param name="Version">The version that is active now.</param>
/// <param name="Previous">The one that was before, if any.</param>
/// <param name="Changed">Whether they differ.</param>
internal sealed record PublishResponse(string Version, string? Previous, bool Changed)
{
    public static PublishResponse Of(Activation activation) => new(activation.Version, activation.Previous, activation.HasChanged);
}

/// <summary>Response to <c>DELETE /models/{version}</c>.</summary>
/// <param name="Version">The version that was removed.</param>
/// <param name="Message">An explanation in one sentence.</param>
internal sealed record RemovalResponse(string Version, string Message)
{
    public static RemovalResponse Of(string version) => new(
        version, $"Model {version} is removed. It cannot be rolled back to; publish its file to have it again.");
}
