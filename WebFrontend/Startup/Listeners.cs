using Microsoft.AspNetCore.Server.Kestrel.Core;
using MovieSimilarity.WebFrontend.Http;

namespace MovieSimilarity.WebFrontend.Startup;

/// <summary>The addresses that the service listens on, and their protocols.</summary>
internal static class Listeners
{
    /// <summary>
    /// With TLS, a listener negotiates HTTP/2 or HTTP/1.1 with each client. Without TLS, Kestrel supports only one of both on an address, so
    /// clients that use HTTP/2 have addresses of their own.
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

    /// <summary>The addresses of the host's configuration, or the default.</summary>
    private static string Configured(ConfigurationManager configuration)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls) return urls;
        var ports = configuration[WebHostDefaults.HttpPortsKey] ?? "";
        return ports.Length > 0
            ? string.Join(';', ports.Split(';').Select(port => $"http://*:{port}"))
            : FrontendCommandLine.DefaultUrl;
    }
}
