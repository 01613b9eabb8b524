using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.Hosting.CommandLine;
using MovieSimilarity.Hosting.Silos;
using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend.Api;
using MovieSimilarity.WebFrontend.Api.Similar;
using MovieSimilarity.WebFrontend.Cluster;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Pages;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Startup;

/// <summary>Builds the service: a frontend with a silo in the same process, or with clients of a cluster's silos.</summary>
internal static class FrontendApplication
{
    /// <summary>
    /// Batches of queries in progress at a time: as many as processors. With fewer, processors are idle under low load; with more, batches
    /// are smaller, and each query costs more.
    /// </summary>
    private static readonly int QuerySlots = Environment.ProcessorCount;

    /// <param name="options">The options from the command line.</param>
    /// <param name="model">The model to load into the grains of one process, which may still be read; null to serve published models.</param>
    public static WebApplication Create(FrontendOptions options, Task<SimilarityModel>? model)
    {
        // The content root is the program's folder, so that it starts from any folder.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        Listeners.Use(builder, options);
        builder.WebHost.ConfigureKestrel(CallerLimits.Apply);
        builder.UseCommandLine();
        // This log would cost every request an activity and a log scope. The code that handles an error logs it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // It logs mistakes of HTTP/2 clients, some as Critical, so that any client could fill the log.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel.Http2", LogLevel.None);
        // The only critical entry here is about a connection that was never completed, which clients can cause (see ConnectionLimit).
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => level is LogLevel.Warning or LogLevel.Error);
        if (options.Cluster is { } cluster) AddCluster(builder, options, cluster);
        else AddSilo(builder, options);
        if (model is not null)
        {
            var startup = new StartupModel(model, read => options.PartitionsFor(read.Catalogue.Count), options.Replicas);
            builder.Services.AddStartupModel(startup);
            builder.Services.AddSingleton(new StartupTitles(model, startup));
        }
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<CoordinatorClient>();
        builder.Services.AddSingleton(services => new QueryBatches(
            request => services.GetRequiredService<CoordinatorClient>().FindSimilarAsync(request, CancellationToken.None), QuerySlots, TimeProvider.System));
        builder.Services.AddSingleton<SimilarResponses>();
        builder.Services.AddSingleton<LongBodies>();
        builder.Services.AddSingleton<SimilarBatch>();
        builder.Services.AddSingleton<SimilarEndpoint>();
        builder.Services.AddSingleton<ModelSnapshotProvider>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ModelSnapshotProvider>());
        builder.Services.AddSingleton<ClusterMonitor>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ClusterMonitor>());
        builder.Services.AddSingleton<Readiness>();
        HealthEndpoint.Add(builder.Services);
        RefusedRequests.Add(builder.Services);
        builder.Services.AddSingleton<PublishEndpoint>();
        builder.Services.AddSingleton<PathEndpoint>();
        builder.Services.AddSingleton<PageViews>();
        builder.Services.AddSingleton<PageRenderer>();
        builder.Services.AddSingleton<HomePage>();

        var app = builder.Build();
        MultiplexedRequests.Use(app);
        SecurityHeaders.Use(app, options.Posters);
        ErrorHandling.Use(app);
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => HomePage.RequireRevalidation(file.Context.Response) });
        if (options.Cluster is not null) ClusterReadinessMiddleware.Use(app, HomePage.IsWantedBy);
        RootEndpoint.Map(app);
        CoverEndpoint.Map(app);
        SimilarEndpoint.Map(app);
        ExplainEndpoint.Map(app);
        PathEndpoint.Map(app);
        MoviesEndpoint.Map(app);
        GenresEndpoint.Map(app);
        MapEndpoint.Map(app);
        MapPage.Map(app);
        TermsEndpoint.Map(app);
        ModelEndpoint.Map(app);
        HealthEndpoint.Map(app);
        PublishEndpoint.Map(app);
        ClusterEndpoint.Map(app);
        if (options.Dashboard) DashboardEndpoint.Map(app);
        return app;
    }

    private static void AddSilo(WebApplicationBuilder builder, FrontendOptions options)
    {
        builder.UseOrleans(silo =>
        {
            silo.UseOneProcessClustering().AddMovieSimilarity().EndProcessOnFatalError();
            if (options.Dashboard) silo.AddMovieSimilarityDashboard();
        });
        builder.Services.AddSingleton(services => Gateways.InProcess(services.GetRequiredService<IGrainFactory>()));
    }

    private static void AddCluster(WebApplicationBuilder builder, FrontendOptions options, ClusterAddress cluster)
    {
        builder.Services.AddSingleton(cluster);
        builder.Services.AddSingleton<Gateways>();
        builder.Services.AddHostedService<GatewayConnections>();
        // Each silo's client has that silo as its only gateway. GatewayConnection logs the state of the connection in one line.
        builder.Logging.AddFilter("Orleans.Messaging", LogLevel.Error).AddFilter("Orleans.Runtime.Messaging.ConnectionManager", LogLevel.Error);
        if (options.Dashboard) DashboardClient.Add(builder, cluster);
    }
}
