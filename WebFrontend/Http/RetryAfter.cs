using System.Globalization;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>The header that tells clients when to retry.</summary>
internal static class RetryAfter
{
    /// <summary>Seconds: most faults of a cluster are over by then.</summary>
    private const int Seconds = 1;

    public static void Set(HttpResponse response)
    {
        if (!response.HasStarted) response.Headers.RetryAfter = Seconds.ToString(CultureInfo.InvariantCulture);
    }
}
