using MovieSimilarity.WebFrontend.Api;
using MovieSimilarity.WebFrontend.Api.Similar;
using MovieSimilarity.WebFrontend.Cluster;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Pages.Views;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Pages;

/// <summary>The web page at <c>/</c>, for clients that prefer HTML: browsers do, curl and most others do not.</summary>
internal sealed class HomePage(
    ModelSnapshotProvider models, SimilarResponses responses, Readiness readiness, Gateways gateways, PageRenderer renderer, PageViews views)
{
    public const string ContentType = "text/html; charset=utf-8";

    /// <summary>Whether a request is one for the page.</summary>
    public static bool IsWantedBy(HttpRequest request) => ContentNegotiation.WantsHtml(request) && !request.Query.ContainsKey("format");

    /// <summary>Browsers revalidate the page's files each time, so they show an upgrade at once; unchanged files are not transferred again.</summary>
    public static void RequireRevalidation(HttpResponse response) => response.Headers.CacheControl = "no-cache";

    /// <summary>Answers with the page.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var (view, status) = await FindAsync(context);
        var body = await renderer.RenderAsync(view);
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status200OK) await TaggedResponses.SendAsync(context, body, ContentType);
        else await TaggedResponses.SendUntaggedAsync(context, body, ContentType);
    }

    private async Task<(PageView View, int Status)> FindAsync(HttpContext context)
    {
        var page = views.For(context.Request, models.Current);
        try
        {
            if (!gateways.Any) return page.Trouble(Problems.Unavailable(context, "No part of the service can be reached."));
            if (models.Current is not { } model) return page.Trouble(Problems.NotReady(context, readiness));
            var given = await RequestParameters.ReadAsync(context.Request, SimilarParameters.PageNames);
            if (!SimilarParameters.NamesFilm(given)) return page.Start();
            var parameters = SimilarParameters.Of(given, isFirstTitleOnly: true) with { IsFuzzy = true, IsExplained = model.Explanations is not null };
            if (given.Errors is { } errors) return page.Trouble(Problems.BadParameters(errors));
            var (query, problem) = QueryPages.Resolve(models, model, parameters, ResponseFormat.Json, isPaged: true);
            if (query is null) return page.Trouble(problem!);
            var answer = await responses.FindAsync(query, context.RequestAborted);
            return page.List(query, answer);
        }
        catch (Exception e) when (ErrorHandling.IsExpected(e) && !context.RequestAborted.IsCancellationRequested)
        {
            return page.Trouble(ErrorHandling.Describe(context, e));
        }
    }
}

/// <summary>The endpoint of <c>/</c>: the page for browsers, JSON for everyone else.</summary>
internal static class RootEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var (page, similar, longBodies) = (services.GetRequiredService<HomePage>(), services.GetRequiredService<SimilarEndpoint>(), services.GetRequiredService<LongBodies>());
        routes.MapMethods("/", SimilarEndpoint.Methods, (RequestDelegate)AnswerAsync);

        Task AnswerAsync(HttpContext context)
        {
            context.Response.Headers.Vary = "Accept, Accept-Encoding";
            return HomePage.IsWantedBy(context.Request) ? longBodies.AnswerAsync(context, page.AnswerAsync) : similar.AnswerRootAsync(context);
        }
    }
}
