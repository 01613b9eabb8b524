using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MovieSimilarity.Hosting.Health;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary><c>GET /health/live</c> and <c>/health/ready</c>: whether the process runs, and whether it can answer queries.</summary>
internal static class HealthEndpoint
{
    public static void Add(IServiceCollection services) =>
        services.AddMovieSimilarityHealth(provider => ActivatorUtilities.CreateInstance<ReadinessCheck>(provider));

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMovieSimilarityHealth(
        context => Ok(new HealthResponse("live", null)).ExecuteAsync(context),
        (context, readiness) => Describe(context, readiness).ExecuteAsync(context));

    private static IResult Describe(HttpContext context, HealthReportEntry readiness) => readiness.Status == HealthStatus.Healthy
        ? Ok(new HealthResponse("ready", (string?)readiness.Data.GetValueOrDefault(ReadinessCheck.Version)))
        : Problems.Unavailable(context, readiness.Description!);

    private static TaggedResult Ok(HealthResponse response) => TaggedResult.Json(response, ApiJson.Readable.HealthResponse);

    /// <summary>Checks whether queries can be answered, by what this process knows of the cluster.</summary>
    private sealed class ReadinessCheck(ModelSnapshotProvider models, Readiness readiness) : IHealthCheck
    {
        /// <summary>The key of the model's version in the data of a result.</summary>
        public const string Version = "model_version";

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(readiness.WhyNotReady() is { } reason
                ? HealthCheckResult.Unhealthy(reason)
                : HealthCheckResult.Healthy(data: new Dictionary<string, object> { [Version] = models.Current!.Manifest.Version }));
    }
}

/// <summary>Response of the health endpoints.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
/// <param name="ModelVersion">The version of the model that answers queries; null for <c>live</c>.</param>
internal sealed record HealthResponse(
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ModelVersion);
