using Microsoft.AspNetCore.Server.Kestrel.Core;
using MovieSimilarity.WebFrontend.Http;

namespace MovieSimilarity.WebFrontend.Startup;

/// <summary>Where the service listens, and for what.</summary>
internal static class Listeners
{
    /// <summary>
    /// With TLS, a listener agrees on HTTP/2 or HTTP/1.1 with each caller. Without, Kestrel takes one of both: callers that know
    /// beforehand that they may speak HTTP/2 have addresses of their own.
    /// </summary>
    public static void Use(WebApplicationBuilder builder, FrontendOptions options)
    {
        if (options.Urls is not null) builder.WebHost.UseUrls(options.Urls);
        HashSet<int> ports = [];
        if (options.Http2Urls is { } http2Urls)
        {
            var urls = options.Urls ?? Configured(builder.Configuration);
            builder.WebHost.UseUrls($"{urls};{http2Urls}");
            ports = [.. http2Urls.Split(';').Select(url => BindingAddress.Parse(url).Port)];
        }
        var limit = new ConnectionLimit(options.MaxConnections);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listener =>
        {
            limit.Apply(listener);
            LocalCaller.Apply(listener);
            if (listener.IPEndPoint is { } endpoint && ports.Contains(endpoint.Port)) listener.Protocols = HttpProtocols.Http2;
        }));
    }

    /// <summary>Where the host would listen by itself.</summary>
    private static string Configured(ConfigurationManager configuration)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls) return urls;
        var ports = configuration[WebHostDefaults.HttpPortsKey] ?? "";
        return ports.Length > 0
            ? string.Join(';', ports.Split(';').Select(port => $"http://*:{port}"))
            : FrontendCommandLine.DefaultUrl;
    }
}
