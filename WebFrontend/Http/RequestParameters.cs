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
    /// <summary>The number of characters of a value that a message repeats: enough to recognise it.</summary>
    private const int MaxRepeated = 40;

    /// <summary>Several times as many as any endpoint takes.</summary>
    private const int MaxFormFields = 32;

    /// <summary>No parameter's name is that long.</summary>
    private const int MaxFormName = 256;

    /// <summary>The length of a value is bounded by the length of the body.</summary>
    private static readonly FormOptions FormLimits = new() { ValueCountLimit = MaxFormFields, KeyLengthLimit = MaxFormName };

    private readonly string[] _names;
    private readonly string?[] _values;

    private RequestParameters(string[] known) => (_names, _values) = (known, new string?[known.Length]);

    /// <summary>The errors in the parameters; null if there are none.</summary>
    public ParameterErrors? Errors { get; private set; }

    /// <param name="request">The request.</param>
    /// <param name="known">The names that the endpoint takes; any other is an error.</param>
    /// <exception cref="BadHttpRequestException">The body is no form, or one that cannot be read.</exception>
    public static async ValueTask<RequestParameters> ReadAsync(HttpRequest request, params string[] known)
    {
        var parameters = new RequestParameters(known);
        parameters.AddQuery(request.QueryString.Value);
        if (MayHaveBody(request)) parameters.AddForm(await ReadFormAsync(request));
        return parameters;
    }

    public bool Has(string name) => Text(name) is not null;

    public void AddError(string name, string message) => (Errors ??= new()).Add(name, message);

    /// <summary>The text of a parameter, or null if it is absent.</summary>
    public string? Text(string name) => _values[Array.IndexOf(_names, name)];

    /// <summary>The whole number of a parameter, or the default.</summary>
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

    /// <summary>The choice of a parameter, or the first one.</summary>
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

    /// <summary>The start of a value, as messages repeat it.</summary>
    public static string Shorten(string text) => text.Length <= MaxRepeated ? text : string.Concat(text.AsSpan(0, MaxRepeated), "…");

    private static bool MayHaveBody(HttpRequest request) =>
        request.ContentLength != 0 && request.HttpContext.Features.GetRequiredFeature<IHttpRequestBodyDetectionFeature>().CanHaveBody;

    private static async Task<IFormCollection> ReadFormAsync(HttpRequest request)
    {
        if (!request.HasFormContentType) throw NotAForm(request);
        request.Body = await ReadBodyAsync(request);
        try
        {
            return await request.ReadFormAsync(FormLimits, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException and not BadHttpRequestException or InvalidDataException or NotSupportedException)
        {
            throw new BadHttpRequestException($"The form body cannot be read: {e.Message}", e);
        }
    }

    /// <summary>
    /// The whole body, which is short. The form reader alone would leave unparsed bytes with the server. If the client then disconnects, the
    /// server cannot continue to read, and logs that as an error. There is no token for the same reason: the server ends the read.
    /// </summary>
    private static async Task<MemoryStream> ReadBodyAsync(HttpRequest request)
    {
        var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, CancellationToken.None);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            throw LostConnection.Abort(request.HttpContext, e);
        }
        body.Position = 0;
        return body;
    }

    private static BadHttpRequestException NotAForm(HttpRequest request) => new(
        "Parameters go into the query string or a form body (application/x-www-form-urlencoded), "
        + $"not into '{Shorten(request.ContentType ?? "a body without a type")}'.",
        StatusCodes.Status415UnsupportedMediaType);

    /// <summary>Reads pair by pair: the request's own <see cref="HttpRequest.Query"/> would build a dictionary first.</summary>
    private void AddQuery(string? query)
    {
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var name = pair.DecodeName().Span;
            if (PlaceOf(name) is var place and >= 0) Set(place, pair.DecodeValue().ToString(), isRepeated: false);
            else AddUnknown(name, pair.EncodedValue.IsEmpty);
        }
    }

    private void AddForm(IFormCollection form)
    {
        foreach (var (name, values) in form)
        {
            if (PlaceOf(name) is var place and >= 0) Set(place, values.ToString(), values.Count > 1);
            else AddUnknown(name, values.ToString().Length == 0);
        }
    }

    /// <summary>The place of a known name; less than 0 for any other.</summary>
    private int PlaceOf(ReadOnlySpan<char> name)
    {
        var place = _names.Length - 1;
        while (place >= 0 && !name.SequenceEqual(_names[place])) place--;
        return place;
    }

    private void Set(int place, string value, bool isRepeated)
    {
        if (isRepeated || _values[place] is not null) AddError(_names[place], $"{_names[place]} is given more than once.");
        else _values[place] = value;
    }

    private void AddUnknown(ReadOnlySpan<char> name, bool isEmpty)
    {
        if (Errors is { HasRoom: false })
        {
            Errors.AddUntold();
            return;
        }
        var shortName = Shorten(name.ToString());
        // The rest of a title behind an & looks like a parameter without a value.
        var hint = isEmpty ? " (A title with & or + must be encoded: curl's --data-urlencode does it.)" : "";
        AddError(shortName, $"There is no parameter '{shortName}'; there are {string.Join(", ", _names)}.{hint}");
    }
}

/// <summary>The errors in the parameters of a request: the first few, and the number of the others.</summary>
internal sealed class ParameterErrors
{
    /// <summary>Twice the number of an endpoint's parameters: enough for real mistakes, not for a flood of invented names.</summary>
    private const int MaxTold = 10;

    private readonly Dictionary<string, string> _told = new(StringComparer.Ordinal);

    /// <summary>The errors by the names of their parameters; at most the first 10.</summary>
    public IReadOnlyDictionary<string, string> Told => _told;

    /// <summary>How many more errors there are, 0 or more.</summary>
    public int Untold { get; private set; }

    /// <summary>Whether the next error will be listed.</summary>
    public bool HasRoom => _told.Count < MaxTold;

    /// <summary>Adds an error. Only the first error of each parameter is listed.</summary>
    public void Add(string name, string message)
    {
        if (HasRoom) _told.TryAdd(name, message);
        else if (!_told.ContainsKey(name)) Untold++;
    }

    /// <summary>Counts an error without its message, since the list is full.</summary>
    public void AddUntold() => Untold++;

    /// <summary>The errors in a sentence, without what each says.</summary>
    public override string ToString() =>
        $"Missing or wrong: {string.Join(", ", Told.Keys)}{(Untold > 0 ? $" and {Untold} more" : "")}. See 'errors' for what each should be.";
}
