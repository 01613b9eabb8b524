using MovieSimilarity.Trainer.Retries;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;

namespace MovieSimilarity.Trainer.DataSets;

/// <summary>Requests files from a server, and describes failures in sentences.</summary>
/// <param name="byHand">What a person can do instead, as the end of a sentence.</param>
internal sealed class FileServer(string byHand) : IDisposable
{
    /// <summary>A line on which nothing moves for that long is dead.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(30);

    private static readonly ProductInfoHeaderValue Program = new("MovieSimilarity", null);

    // Redirections are followed here, so that none leads from https to http.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    private bool _reached;

    /// <summary>How long nothing may move.</summary>
    public TimeSpan Patience { get; init; } = DefaultPatience;

    public void Dispose() => _http.Dispose();

    /// <summary>Requests a file, or the rest of it.</summary>
    /// <returns>An answer with a status from 200 to 299, or 416; its content is not read yet.</returns>
    /// <exception cref="TransientFailureException">It may be had later.</exception>
    /// <exception cref="DownloadException">It cannot be had.</exception>
    public async Task<HttpResponseMessage> GetAsync(
        Uri asked, RangeHeaderValue? range, RangeConditionHeaderValue? ifRange, CancellationToken cancellationToken)
    {
        var address = asked;
        for (var redirections = 0; redirections <= RedirectRule.MaxRedirections; redirections++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = range, IfRange = ifRange } };
            request.Headers.UserAgent.Add(Program);
            var response = await MovingAsync(
                address, moving => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, moving), cancellationToken);
            _reached = true;
            if (Location(response) is not { } location)
            {
                if (response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable) return response;
                using (response) throw Refusal(address, response);
            }
            response.Dispose();
            if (!Uri.TryCreate(address, location, out var target))
                throw new DownloadException($"{address} points to something that is no address; see to the address, {byHand}.");
            if (RedirectRule.Objection(asked, target) is { } objection)
            {
                throw new DownloadException(
                    $"{address} points to {RedirectRule.Printable(target)}, which is not followed because {objection}; "
                    + $"see to the address, {byHand}.");
            }
            address = target;
        }
        throw new DownloadException($"{asked} leads from one address to the next without an end; try again later, {byHand}.");
    }

    /// <summary>Reads what has arrived of an answer.</summary>
    /// <returns>The number of bytes; 0 at the end.</returns>
    /// <exception cref="TransientFailureException">The connection was lost.</exception>
    public Task<int> ReadAsync(Uri address, Stream content, Memory<byte> buffer, CancellationToken cancellationToken) =>
        MovingAsync(address, moving => content.ReadAsync(buffer, moving).AsTask(), cancellationToken);

    private static Uri? Location(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 ? response.Headers.Location : null;

    private async Task<T> MovingAsync<T>(Uri address, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await work(patience.Token);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            // A connection that is cut because of it may complain first.
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (OperationCanceledException e)
        {
            throw new TransientFailureException(
                string.Create(CultureInfo.InvariantCulture, $"{address} has sent nothing for {Patience.TotalSeconds:0.##} s"), innerException: e);
        }
        catch (HttpRequestException e)
        {
            throw Describe(address, e);
        }
        catch (IOException e)
        {
            throw new TransientFailureException($"The connection to {address} was lost ({Reason(e)})", innerException: e);
        }
    }

    private Exception Describe(Uri address, HttpRequestException e) => e.HttpRequestError switch
    {
        // A handshake that was cut off says nothing about the certificate.
        HttpRequestError.SecureConnectionError when e.InnerException is AuthenticationException => new DownloadException(
            $"{address} cannot prove who it is ({Reason(e)}); see to the network and the clock of this machine, {byHand}.", e),
        // What could be reached before is only away for a while; what could not probably never will be.
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError when !_reached =>
            new DownloadException($"There is no connection to {address} ({Reason(e)}); see to the network and repeat the command, {byHand}.", e),
        _ => new TransientFailureException($"The connection to {address} was lost ({Reason(e)})", innerException: e),
    };

    private Exception Refusal(Uri address, HttpResponseMessage response)
    {
        var answered = $"{address} answered {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        if ((int)response.StatusCode is not (408 or 429 or 500 or 502 or 503 or 504))
            return new DownloadException($"{answered}; look at https://grouplens.org/datasets/movielens/ for where it is now, {byHand}.");
        var retryAfter = response.Headers.RetryAfter;
        return new TransientFailureException(answered, retryAfter?.Delta ?? retryAfter?.Date - DateTimeOffset.UtcNow);
    }

    private static string Reason(Exception e) => e switch
    {
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } or
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => "closed by the other side before the end",
        _ => e.GetBaseException().Message.TrimEnd('.'),
    };
}

/// <summary>Where a redirection may lead.</summary>
internal static class RedirectRule
{
    /// <summary>More than any honest server needs.</summary>
    public const int MaxRedirections = 5;

    /// <summary>Redirections may lead anywhere over https. Over http, they are allowed only if the user gave an http address, and only to the same server or this machine.</summary>
    /// <param name="asked">The requested address, before any redirection.</param>
    /// <param name="target">Where the answer points to.</param>
    /// <returns>Why it is not followed, as the end of a sentence; null where it is.</returns>
    public static string? Objection(Uri asked, Uri target)
    {
        if (target.UserInfo.Length > 0) return "it names a user";
        if (target.Scheme == Uri.UriSchemeHttps) return null;
        var likeAsked = target.Scheme == Uri.UriSchemeHttp && asked.Scheme == Uri.UriSchemeHttp
            && (target.IsLoopback || target.Authority == asked.Authority);
        return likeAsked ? null : "it is not https";
    }

    /// <summary>An address without the name and password of a user.</summary>
    public static string Printable(Uri target) =>
        target.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped);
}
