using System.Security.Cryptography;
using System.Text;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>Requires the frontend's publish token for every change of the model.</summary>
internal sealed class PublishToken(FrontendOptions options) : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (options.PublishToken is not { } token)
        {
            return ValueTask.FromResult<object?>(Problems.OfStatus(
                StatusCodes.Status403Forbidden,
                "Publishing is off: this frontend was started without a token. Set MOVIESIMILARITY_PUBLISH_TOKEN or give --publish-token-file."));
        }
        if (IsGiven(http.Request, token)) return next(context);
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return ValueTask.FromResult<object?>(Problems.OfStatus(
            StatusCodes.Status401Unauthorized, "Publishing takes the token that this frontend was started with: Authorization: Bearer TOKEN."));
    }

    /// <summary>Whether a request carries a token.</summary>
    public static bool IsGiven(HttpRequest request, string token)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            // Hashed, so that the time of the comparison reveals nothing about the token, not even its length.
            && CryptographicOperations.FixedTimeEquals(Hash(header[Scheme.Length..].Trim()), Hash(token));
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
