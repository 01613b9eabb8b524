using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>
/// The parameters of a request, from the query string and from a form body, whatever the method: ASP.NET by itself does
/// not look for a form on a GET. Collects everything that is wrong with them.
/// </summary>
internal sealed class RequestParameters
{
    /// <summary>Characters of what was sent that a message repeats: enough to recognise it.</summary>
    private const int MaxRepeated = 40;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);

    private RequestParameters()
    {
    }

    public IReadOnlyDictionary<string, string> Errors => _errors;

    /// <param name="request">The request.</param>
    /// <param name="known">The names that the endpoint takes; any other is an error.</param>
    /// <exception cref="BadHttpRequestException">The body is no form, or one that cannot be read.</exception>
    public static async Task<RequestParameters> ReadAsync(HttpRequest request, params string[] known)
    {
        var parameters = new RequestParameters();
        foreach (var (name, values) in request.Query.Concat(await ReadFormAsync(request)))
        {
            if (!known.Contains(name)) parameters.AddUnknown(name, values.ToString(), known);
            else if (values.Count > 1 || parameters.Has(name)) parameters.AddError(name, $"{name} is given more than once.");
            else parameters._values[name] = values.ToString();
        }
        return parameters;
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public void AddError(string name, string message) => _errors.TryAdd(name, message);

    /// <summary>The text given, or null.</summary>
    public string? Text(string name) => _values.GetValueOrDefault(name);

    /// <summary>The whole number given, or the default.</summary>
    public int Integer(string name, int defaultValue, int smallest, int largest)
    {
        if (!_values.TryGetValue(name, out var text)) return defaultValue;
        const NumberStyles digits = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        if (int.TryParse(text, digits, CultureInfo.InvariantCulture, out var value) && value >= smallest && value <= largest)
            return value;
        AddError(name, string.Create(
            CultureInfo.InvariantCulture, $"{name} takes a whole number from {smallest} to {largest}, not '{Shorten(text)}'."));
        return defaultValue;
    }

    /// <summary>The choice given, or the first.</summary>
    public T Choice<T>(string name, params (string Name, T Value)[] choices)
    {
        if (!_values.TryGetValue(name, out var text)) return choices[0].Value;
        foreach (var choice in choices)
        {
            if (string.Equals(choice.Name, text.Trim(), StringComparison.OrdinalIgnoreCase)) return choice.Value;
        }
        AddError(name, $"{name} takes {string.Join(", ", choices.Select(choice => choice.Name))}, not '{Shorten(text)}'.");
        return choices[0].Value;
    }

    /// <summary>As much of what was sent as an answer repeats.</summary>
    public static string Shorten(string text) => text.Length <= MaxRepeated ? text : string.Concat(text.AsSpan(0, MaxRepeated), "…");

    private static async Task<IEnumerable<KeyValuePair<string, StringValues>>> ReadFormAsync(HttpRequest request)
    {
        var mayHaveBody = request.HttpContext.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody;
        if (!mayHaveBody || request.ContentLength == 0) return [];
        if (!request.HasFormContentType) throw NotAForm(request);
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is IOException and not BadHttpRequestException or InvalidDataException or NotSupportedException)
        {
            throw new BadHttpRequestException($"The form body cannot be read: {e.Message}", e);
        }
    }

    private static BadHttpRequestException NotAForm(HttpRequest request) => new(
        "Parameters go into the query string or a form body (application/x-www-form-urlencoded), "
        + $"not into '{Shorten(request.ContentType ?? "a body without a type")}'.",
        StatusCodes.Status415UnsupportedMediaType);

    private void AddUnknown(string name, string value, string[] known)
    {
        // The rest of a title behind an & looks like a parameter without a value.
        var hint = value.Length == 0 ? " (A title with & or + must be encoded: curl's --data-urlencode does it.)" : "";
        AddError(Shorten(name), $"There is no parameter '{Shorten(name)}'; there are {string.Join(", ", known)}.{hint}");
    }
}
