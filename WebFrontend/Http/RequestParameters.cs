using System.Collections.ObjectModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>
/// The parameters of a request, from the query string and from a form body, whatever the method: ASP.NET by itself does
/// not look for a form on a GET. Collects everything that is wrong with them.
/// </summary>
internal sealed class RequestParameters
{
    /// <summary>Characters of what was sent that a message repeats: enough to recognise it.</summary>
    private const int MaxRepeated = 40;

    private readonly string[] _names;
    private readonly string?[] _values;
    private Dictionary<string, string>? _errors;

    private RequestParameters(string[] known) => (_names, _values) = (known, new string?[known.Length]);

    /// <summary>What is wrong with each parameter, by name.</summary>
    public IReadOnlyDictionary<string, string> Errors =>
        _errors ?? (IReadOnlyDictionary<string, string>)ReadOnlyDictionary<string, string>.Empty;

    /// <param name="request">The request.</param>
    /// <param name="known">The names that the endpoint takes; any other is an error.</param>
    /// <exception cref="BadHttpRequestException">The body is no form, or one that cannot be read.</exception>
    public static async ValueTask<RequestParameters> ReadAsync(HttpRequest request, params string[] known)
    {
        var parameters = new RequestParameters(known);
        parameters.AddQuery(request.QueryString.Value);
        if (MayHaveBody(request))
        {
            foreach (var (name, values) in await ReadFormAsync(request)) parameters.Add(name, values.ToString(), values.Count > 1);
        }
        return parameters;
    }

    public bool Has(string name) => Text(name) is not null;

    public void AddError(string name, string message) => (_errors ??= new(StringComparer.Ordinal)).TryAdd(name, message);

    /// <summary>The text given, or null.</summary>
    public string? Text(string name) => _values[Array.IndexOf(_names, name)];

    /// <summary>The whole number given, or the default.</summary>
    public int Integer(string name, int defaultValue, int smallest, int largest)
    {
        if (Text(name) is not { } text) return defaultValue;
        const NumberStyles digits = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        if (int.TryParse(text, digits, CultureInfo.InvariantCulture, out var value) && value >= smallest && value <= largest)
            return value;
        AddError(name, string.Create(
            CultureInfo.InvariantCulture, $"{name} takes a whole number from {smallest} to {largest}, not '{Shorten(text)}'."));
        return defaultValue;
    }

    /// <summary>The choice given, or the first.</summary>
    public T Choice<T>(string name, (string Name, T Value)[] choices)
    {
        if (Text(name) is not { } text) return choices[0].Value;
        foreach (var choice in choices)
        {
            if (string.Equals(choice.Name, text.Trim(), StringComparison.OrdinalIgnoreCase)) return choice.Value;
        }
        AddError(name, $"{name} takes {string.Join(", ", choices.Select(choice => choice.Name))}, not '{Shorten(text)}'.");
        return choices[0].Value;
    }

    /// <summary>As much of what was sent as an answer repeats.</summary>
    public static string Shorten(string text) => text.Length <= MaxRepeated ? text : string.Concat(text.AsSpan(0, MaxRepeated), "…");

    private static bool MayHaveBody(HttpRequest request) =>
        request.ContentLength != 0 && request.HttpContext.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody;

    private static async Task<IFormCollection> ReadFormAsync(HttpRequest request)
    {
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

    /// <summary>Pair by pair: the request's own <see cref="HttpRequest.Query"/> would build a dictionary first.</summary>
    private void AddQuery(string? query)
    {
        foreach (var pair in new QueryStringEnumerable(query)) Add(pair.DecodeName().Span, pair.DecodeValue().ToString(), isRepeated: false);
    }

    private void Add(ReadOnlySpan<char> name, string value, bool isRepeated)
    {
        var place = 0;
        while (place < _names.Length && !name.SequenceEqual(_names[place])) place++;
        if (place == _names.Length) AddUnknown(name.ToString(), value);
        else if (isRepeated || _values[place] is not null) AddError(_names[place], $"{_names[place]} is given more than once.");
        else _values[place] = value;
    }

    private void AddUnknown(string name, string value)
    {
        // The rest of a title behind an & looks like a parameter without a value.
        var hint = value.Length == 0 ? " (A title with & or + must be encoded: curl's --data-urlencode does it.)" : "";
        AddError(Shorten(name), $"There is no parameter '{Shorten(name)}'; there are {string.Join(", ", _names)}.{hint}");
    }
}
