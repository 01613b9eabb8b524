using System.Net;
using Microsoft.AspNetCore.Http;

namespace MovieSimilarity.Hosting.CommandLine;

/// <summary>The addresses that a process listens on.</summary>
public static class ListeningUrls
{
    /// <summary>Which of them cannot be listened on.</summary>
    /// <param name="urls">Addresses, separated by semicolons.</param>
    public static IReadOnlyList<string> FindInvalid(string urls) => [.. urls.Split(';').Where(url => !CanBeListenedOn(url))];

    /// <summary>Which of them are not addresses that begin with http:// and can be listened on.</summary>
    /// <param name="urls">Addresses, separated by semicolons.</param>
    public static IReadOnlyList<string> FindInvalidWithoutTls(string urls) =>
        [.. urls.Split(';').Where(url => !url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || !CanBeListenedOn(url))];

    /// <summary>The ports of addresses that can be listened on, without port 0, for which the system chooses one.</summary>
    /// <param name="urls">Addresses, separated by semicolons.</param>
    public static IReadOnlyList<int> FindPorts(string urls) => 
        [.. urls.Split(';').Where(CanBeListenedOn).Select(url => BindingAddress.Parse(url).Port).Where(port => port != 0)];

    /// <summary>Kestrel listens on every interface if it does not know the host name, so a mistyped address must be refused.</summary>
    private static bool CanBeListenedOn(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https"
                && address.Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort
                && address.PathBase.Length == 0
                && (address.Host is "localhost" or "*" or "+" || IPAddress.TryParse(address.Host, out _));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
