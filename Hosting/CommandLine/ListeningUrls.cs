using System.Net;
using Microsoft.AspNetCore.Http;

namespace MovieSimilarity.Hosting.CommandLine;

/// <summary>The addresses that a process listens on.</summary>
public static class ListeningUrls
{
    /// <summary>Which of them cannot be listened on.</summary>
    /// <param name="urls">Addresses, separated by semicolons.</param>
    public static IReadOnlyList<string> FindInvalid(string urls) => [.. urls.Split(';').Where(url => !CanBeListenedOn(url))];

    /// <summary>Kestrel listens on every interface where it does not know a host name, a mistyped address included.</summary>
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
