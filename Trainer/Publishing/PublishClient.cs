using MovieSimilarity.Trainer.Retries;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;

namespace MovieSimilarity.Trainer.Publishing;

/// <summary>
/// Publishes models to a frontend over HTTP, and reads what it answers. Every request may be repeated, and is where the connection is lost.
/// </summary>
/// <param name="service">The frontend's address, ending in a slash.</param>
/// <param name="token">What allows to publish; not needed to read.</param>
internal sealed class PublishClient(Uri service, string? token = null) : IDisposable
{
    /// <summary>Loading the largest model into a busy cluster takes a minute or two.</summary>
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(10);

    /// <summary>How long to wait for leave to upload; proxies that do not know of it never give it.</summary>
    private static readonly TimeSpan ContinueTimeout = TimeSpan.FromSeconds(5);

    // A redirection would lose the token, so it is an error.
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        Expect100ContinueTimeout = ContinueTimeout,
    })
    {
        BaseAddress = service,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>How long nothing may move, neither the upload nor the answer.</summary>
    public TimeSpan Patience { get; init; } = DefaultPatience;

    public RetryPolicy Retry { get; init; } = new();

    public void Dispose() => _http.Dispose();

    /// <summary>Uploads a model file; returns when the frontend answers from that model. Others follow within a second or so.</summary>
    /// <exception cref="PublishException">It did not come to that; the message says why.</exception>
    public Task<PublicationResponse> PublishAsync(
        string version, string file, IUploadProgress progress, CancellationToken cancellationToken)
    {
        return SendAsync(Upload, PublishJsonContext.Default.PublicationResponse, progress, cancellationToken);

        HttpRequestMessage Upload(Action moving)
        {
            var request = Change(HttpMethod.Put, $"models/{version}");
            request.Content = new UploadContent(file, progress, moving);
            // A token that is refused should not cost an upload.
            request.Headers.ExpectContinue = true;
            return request;
        }
    }

    /// <summary>Makes a version that the cluster holds the active one.</summary>
    /// <exception cref="PublishException">It did not come to that; the message says why.</exception>
    public Task<PublicationResponse> ActivateAsync(string version, CancellationToken cancellationToken) => SendAsync(
        _ => Change(HttpMethod.Post, $"models/{version}/activate"),
        PublishJsonContext.Default.PublicationResponse, progress: null, cancellationToken);

    /// <summary>Removes a version that does not answer queries.</summary>
    /// <exception cref="PublishException">It did not come to that; the message says why.</exception>
    public Task<RemovalResponse> RemoveAsync(string version, CancellationToken cancellationToken) => SendAsync(
        _ => Change(HttpMethod.Delete, $"models/{version}"), PublishJsonContext.Default.RemovalResponse, progress: null, cancellationToken);

    /// <summary>The versions that the cluster holds.</summary>
    /// <exception cref="PublishException">They cannot be had; the message says why.</exception>
    public Task<ModelListResponse> ListAsync(CancellationToken cancellationToken) => SendAsync(
        _ => new HttpRequestMessage(HttpMethod.Get, "models"), PublishJsonContext.Default.ModelListResponse, progress: null, cancellationToken);

    /// <summary>A page of the films that the service knows, by ascending id.</summary>
    /// <param name="after">The id before the first one of the page; 0 for the first page.</param>
    /// <param name="count">Films in a page, 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="PublishException">It cannot be had; the message says why.</exception>
    public Task<MoviePageResponse> ListMoviesAsync(int after, int count, CancellationToken cancellationToken) => SendAsync(
        _ => new HttpRequestMessage(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"v1/movies?after={after}&count={count}")),
        PublishJsonContext.Default.MoviePageResponse, progress: null, cancellationToken);

    /// <summary>The answers to up to 1,000 queries, in their order.</summary>
    /// <exception cref="PublishException">They cannot be had; the message says why.</exception>
    public Task<SimilarResponse> FindSimilarAsync(SimilarQueries queries, CancellationToken cancellationToken) => SendAsync(
        _ => new HttpRequestMessage(HttpMethod.Post, "v1/similar")
        {
            Content = JsonContent.Create(queries, PublishJsonContext.Default.SimilarQueries),
        },
        PublishJsonContext.Default.SimilarResponse, progress: null, cancellationToken);

    private HttpRequestMessage Change(HttpMethod method, string path) =>
        new(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };

    private async Task<T> SendAsync<T>(
        Func<Action, HttpRequestMessage> create, JsonTypeInfo<T> shape, IUploadProgress? progress, CancellationToken cancellationToken)
        where T : class
    {
        var attempts = 0;
        try
        {
            return await Retry.RunAsync(
                token => AttemptAsync(create, shape, repeated: attempts++ > 0, token),
                (failure, delay) => progress?.Retrying(string.Create(
                    CultureInfo.InvariantCulture, $"{failure.Message} Trying again in {delay.TotalSeconds:0.#} s.")),
                cancellationToken);
        }
        catch (TransientFailureException e)
        {
            throw new PublishException($"{e.Message} That was attempt {attempts} of {attempts}; starting over later is safe.", e);
        }
    }

    private async Task<T> AttemptAsync<T>(
        Func<Action, HttpRequestMessage> create, JsonTypeInfo<T> shape, bool repeated, CancellationToken cancellationToken)
        where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        void Moving() => patience.CancelAfter(Patience);
        Moving();
        try
        {
            using var request = create(Moving);
            using var response = await _http.SendAsync(request, patience.Token);
            return await ServiceResponse.ReadAsync(response, shape, service, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw Describe(e, repeated);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PublishException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{service} has not answered for {Patience.TotalMinutes:0.##} minutes; 'versions' tells which model is active there."),
                e);
        }
    }

    private Exception Describe(HttpRequestException e, bool repeated)
    {
        var reason = e.HttpRequestError == HttpRequestError.ResponseEnded
            ? "closed by the other side before it answered" : e.GetBaseException().Message.TrimEnd('.');
        return e.HttpRequestError switch
        {
            HttpRequestError.Unknown or HttpRequestError.ResponseEnded => Lost(),
            // It answered before, so it is just being started again.
            HttpRequestError.ConnectionError when repeated => Lost(),
            _ => new PublishException(
                $"There is no connection to {service} ({reason}); see that a frontend runs there, or name its address.", e),
        };

        Exception Lost() => new TransientFailureException($"The connection to {service} was lost ({reason}).", innerException: e);
    }
}

/// <summary>A service refused a request or could not be reached; the message is one sentence for the user.</summary>
internal class PublishException(string message, Exception? innerException = null) : Exception(message, innerException);
