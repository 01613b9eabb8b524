using MovieSimilarity.Models;
using MovieSimilarity.Silo.Hosting;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Models;
using MovieSimilarity.WebFrontend.Movies;
using MovieSimilarity.WebFrontend.Similar;

namespace MovieSimilarity.WebFrontend.Hosting;

/// <summary>Puts the one-process service together: frontend and silo in one host.</summary>
internal static class FrontendApplication
{
    /// <summary>Parameters are short; a larger body is a mistake or an attack.</summary>
    private const int MaxBodyBytes = 64 * 1024;

    /// <param name="options">What the command line says.</param>
    /// <param name="model">The model to load into the grains; null to serve what others publish.</param>
    public static WebApplication Create(FrontendOptions options, SimilarityModel? model)
    {
        // The content root is where the program lies, so that it starts from any folder.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        if (options.Urls is not null) builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        builder.UseCommandLine();
        builder.UseOrleans(silo => silo.UseOneProcessClustering().AddMovieSimilarity());
        if (model is not null) builder.Services.AddStartupModel(model, options.Partitions);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ModelSnapshotProvider>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ModelSnapshotProvider>());
        builder.Services.AddSingleton<HomePage>();

        var app = builder.Build();
        SecurityHeaders.Use(app);
        ErrorHandling.Use(app);
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => HomePage.RequireRevalidation(file.Context.Response) });
        SimilarEndpoint.Map(app);
        MoviesEndpoint.Map(app);
        ModelEndpoint.Map(app);
        return app;
    }
}
