using Microsoft.AspNetCore.WebUtilities;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api.Similar;

/// <summary>
/// <c>GET /</c> and <c>/v1/similar</c>: the films most similar to given ones. POST is supported as well, since <c>curl -d</c> sends it by default,
/// and <c>POST /v1/similar</c> takes a list of queries.
/// </summary>
internal sealed class SimilarEndpoint(ModelSnapshotProvider models, SimilarResponses responses, SimilarBatch batch, LongBodies longBodies, Readiness readiness)
{
    private const string Path = "/v1/similar";

    /// <summary>The methods of both paths.</summary>
    public static IReadOnlyList<string> Methods { get; } = [.. ReadMethods.All, HttpMethods.Post];

    /// <summary>Request delegates, so that nothing is bound by reflection or boxed.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<SimilarEndpoint>();
        routes.MapMethods(Path, Methods, (RequestDelegate)endpoint.AnswerWithLongBodyAsync);
    }

    /// <summary>Answers <c>GET /</c> in JSON.</summary>
    public async Task AnswerRootAsync(HttpContext context)
    {
        var parameters = await RequestParameters.ReadAsync(context.Request, SimilarParameters.LenientNames);
        await AnswerAsync(context, parameters, isRoot: true);
    }

    private Task AnswerWithLongBodyAsync(HttpContext context) => longBodies.AnswerAsync(context, AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept, Accept-Encoding";
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasJsonContentType())
        {
            await AnswerAsync(context, await RequestParameters.ReadAsync(context.Request, SimilarParameters.Names), isRoot: false);
            return;
        }
        var parameters = RequestParameters.OfQuery(context.Request, SimilarParameters.Names);
        var json = await RequestBody.ReadJsonAsync(context.Request);
        if (json.TryGetProperty(SimilarBatch.Member, out var queries))
        {
            await batch.AnswerAsync(context, json, queries);
            return;
        }
        parameters.AddJson(json);
        await AnswerAsync(context, parameters, isRoot: false);
    }

    private async Task AnswerAsync(HttpContext context, RequestParameters given, bool isRoot)
    {
        var parameters = SimilarParameters.Of(given, isFirstTitleOnly: isRoot);
        var format = parameters.ChosenFormat ?? (!isRoot && ContentNegotiation.WantsCsv(context.Request) ? ResponseFormat.Csv : ResponseFormat.Json);
        var (query, problem) = given.Errors is { } errors ? (null, Problems.BadParameters(errors))
            : models.Current is not { } model ? (null, Problems.NotReady(context, readiness))
            : QueryPages.Resolve(models, model, parameters, format, isPaged: !isRoot || parameters.PageCursor is not null);
        if (query is null) await problem!.ExecuteAsync(context);
        else if (query.IsPlain) await AnswerPlainAsync(context, query);
        else await AnswerAsync(context, query);
    }

    private async Task AnswerPlainAsync(HttpContext context, ResolvedQuery query)
    {
        var model = query.Model;
        var key = query.PlainKey(Compression.Choose(context.Request.Headers.AcceptEncoding));
        if (context.Request.Headers.IfNoneMatch.Count > 0 && TaggedResponses.IsKnown(context, EntityTag.Of(model.Manifest.Version, key), key.Coding)) return;
        var response = await responses.GetAsync(model, key, context.RequestAborted);
        await TaggedResponses.SendAsync(context, response, TaggedResponses.Json);
    }

    private async Task AnswerAsync(HttpContext context, ResolvedQuery query)
    {
        var (tag, coding) = (EntityTag.Of(query), Compression.Choose(context.Request.Headers.AcceptEncoding));
        if (TaggedResponses.IsKnown(context, tag, coding)) return;
        try
        {
            var (response, nextCursor) = await responses.MakeAsync(query, tag, coding, context.RequestAborted);
            if (nextCursor is not null && query.Format != ResponseFormat.Json) LinkTo(context, nextCursor);
            await TaggedResponses.SendAsync(context, response, query.Format == ResponseFormat.Csv ? ResponseCsv.ContentType : TaggedResponses.Json);
        }
        catch (PartitionUnavailableException) when (models.Find(query.Model.Manifest.Version) is null)
        {
            await QueryPages.Gone(query.Model.Manifest.Version).ExecuteAsync(context);
        }
    }

    /// <summary>Formats without room for a cursor have the next page in a header; a request with a body has to be sent with it again.</summary>
    private static void LinkTo(HttpContext context, string cursor)
    {
        var parameters = QueryHelpers.ParseQuery(context.Request.QueryString.Value);
        parameters["cursor"] = cursor;
        context.Response.Headers.Link = $"<{context.Request.Path}{QueryString.Create(parameters)}>; rel=\"next\"";
    }
}
