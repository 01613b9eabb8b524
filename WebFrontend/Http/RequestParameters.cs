using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>
/// The parameters of a request, from the query string and from a form or JSON body, whatever the method. Collects everything that is wrong
/// with them.
/// </summary>
/// <param name="names">The names that the endpoint takes.</param>
/// <param name="path">What messages put before a name: where in a JSON body the parameters are, as <c>queries[3].</c>; empty elsewhere.</param>
/// <param name="parent">The parameters that these are a part of, which collect the errors.</param>
internal sealed class RequestParameters(ParameterNames names, string path = "", RequestParameters? parent = null)
{
    /// <summary>The number of characters of a value that a message repeats: enough to recognise it.</summary>
    private const int MaxRepeated = 40;

    private static readonly (string, bool)[] FalseOrTrue = [("false", false), ("true", true)];

    private const int Hundred = 100;

    private readonly string?[] _values = new string?[names.All.Count];
    private List<(int Place, string Value)>? _further;
    private ParameterErrors? _errors;

    /// <summary>The errors in the parameters; null if there are none.</summary>
    public ParameterErrors? Errors => parent is null ? _errors : parent.Errors;

    /// <summary>The list of objects in a JSON body (<see cref="ParameterNames.ListOfObjects"/>), if it has one.</summary>
    public JsonElement? Objects { get; private set; }

    /// <summary>The object in a JSON body (<see cref="ParameterNames.Object"/>), if it has one.</summary>
    public JsonElement? Object { get; private set; }

    /// <summary>What messages put before a name.</summary>
    public string Path => path;

    /// <param name="request">The request.</param>
    /// <param name="names">The names that the endpoint takes.</param>
    /// <exception cref="BadHttpRequestException">The body is neither a form nor JSON, or one that cannot be read.</exception>
    public static async ValueTask<RequestParameters> ReadAsync(HttpRequest request, ParameterNames names)
    {
        var parameters = OfQuery(request, names);
        if (!RequestBody.MayBeIn(request)) return parameters;
        if (request.HasJsonContentType()) parameters.AddJson(await RequestBody.ReadJsonAsync(request));
        else parameters.AddForm(await RequestBody.ReadFormAsync(request));
        return parameters;
    }

    /// <summary>The parameters in the query string alone.</summary>
    public static RequestParameters OfQuery(HttpRequest request, ParameterNames names)
    {
        var parameters = new RequestParameters(names);
        parameters.AddQuery(request.QueryString.Value);
        return parameters;
    }

    public bool Has(int place) => _values[place] is not null;

    /// <summary>A parameter's name with its path.</summary>
    public string NameOf(int place) => path + names.All[place];

    public void AddError(int place, string message) => AddError(NameOf(place), message);

    public void AddError(string name, string message)
    {
        if (parent is not null) parent.AddError(name, message);
        else (_errors ??= new()).Add(name, message);
    }

    /// <summary>The text of a parameter, the first one if it is repeated, or null if it is absent.</summary>
    public string? Text(int place) => _values[place];

    /// <summary>All texts of a parameter, in the order given.</summary>
    public IEnumerable<string> Texts(int place)
    {
        if (_values[place] is not { } first) return [];
        return _further is null ? [first] : [first, .. _further.Where(further => further.Place == place).Select(further => further.Value)];
    }

    /// <summary>The whole number of a parameter, or the default.</summary>
    public int Integer(int place, int defaultValue, int smallest, int largest) => Integer(place, smallest, largest) ?? defaultValue;

    /// <summary>The whole number of a parameter, or null if it is absent or wrong.</summary>
    public int? Integer(int place, int smallest, int largest)
    {
        if (Text(place) is not { } text) return null;
        const NumberStyles digits = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        if (int.TryParse(text, digits, CultureInfo.InvariantCulture, out var value) && value >= smallest && value <= largest) return value;
        AddError(place, string.Create(CultureInfo.InvariantCulture, $"{NameOf(place)} takes a whole number from {smallest} to {largest}, not '{Shorten(text)}'."));
        return null;
    }

    /// <summary>The number of a parameter, or null if it is absent or wrong.</summary>
    public double? Number(int place, double smallest, double largest)
    {
        if (Text(place) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= smallest && value <= largest) return value;
        AddError(place, string.Create(CultureInfo.InvariantCulture, $"{NameOf(place)} takes a number from {smallest} to {largest}, not '{Shorten(text)}'."));
        return null;
    }

    /// <summary>A parameter from 0 to 1 with at most two decimals, in hundredths, or null if it is absent or wrong.</summary>
    public int? Hundredths(int place)
    {
        if (Text(place) is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1 && value * Hundred % 1 == 0)
            return (int)(value * Hundred);
        AddError(place, $"{NameOf(place)} takes a number from 0 to 1 in steps of 0.01, not '{Shorten(text)}'.");
        return null;
    }

    /// <summary>The choice of a parameter, or the first one.</summary>
    public T Choice<T>(int place, (string Name, T Value)[] choices)
    {
        if (Text(place) is not { } text) return choices[0].Value;
        foreach (var choice in choices)
        {
            if (string.Equals(choice.Name, text.Trim(), StringComparison.OrdinalIgnoreCase)) return choice.Value;
        }
        AddError(place, $"{NameOf(place)} takes {string.Join(", ", choices.Select(choice => choice.Name))}, not '{Shorten(text)}'.");
        return choices[0].Value;
    }

    /// <summary>Whether a parameter is <c>true</c>; it may also be <c>false</c> or absent.</summary>
    public bool IsTrue(int place) => Choice(place, FalseOrTrue);

    /// <summary>The start of a value, as messages repeat it.</summary>
    public static string Shorten(string text) => text.Length <= MaxRepeated ? text : string.Concat(text.AsSpan(0, MaxRepeated), "…");

    /// <summary>Adds the members of a JSON object: texts, numbers, true, false, and lists of them. A null is as good as absent.</summary>
    /// <exception cref="BadHttpRequestException">A text in it is not Unicode.</exception>
    public void AddJson(JsonElement json)
    {
        try
        {
            foreach (var member in json.EnumerateObject()) AddJson(member);
        }
        catch (InvalidOperationException e)
        {
            throw RequestBody.NotUnicode(e);
        }
    }

    /// <summary>Reads pair by pair: the request's own <see cref="HttpRequest.Query"/> would build a dictionary first.</summary>
    private void AddQuery(string? query)
    {
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var name = pair.DecodeName().Span;
            if (names.PlaceOf(name) is var place and >= 0) Set(place, pair.DecodeValue().ToString());
            else AddUnknown(name, pair.EncodedValue.IsEmpty);
        }
    }

    private void AddForm(IFormCollection form)
    {
        foreach (var (name, values) in form)
        {
            if (names.PlaceOf(name) is var place and >= 0)
            {
                foreach (var value in values) Set(place, value ?? "");
            }
            else
            {
                AddUnknown(name, values.ToString().Length == 0);
            }
        }
    }

    private void AddJson(JsonProperty member)
    {
        var (name, value) = (member.Name, member.Value);
        var place = names.PlaceOf(name);
        if (value.ValueKind == JsonValueKind.Null) return;
        if (name == names.ListOfObjects && value.ValueKind == JsonValueKind.Array) Objects = value;
        else if (name == names.ListOfObjects) AddError(path + name, $"{path}{name} takes a list of objects, not {KindOf(value)}.");
        else if (name == names.Object && value.ValueKind == JsonValueKind.Object) Object = value;
        else if (name == names.Object) AddError(path + name, $"{path}{name} takes an object, not {KindOf(value)}.");
        else if (place < 0) AddUnknown(name, isEmpty: false);
        else if (value.ValueKind != JsonValueKind.Array) SetJson(place, value, NameOf(place));
        else if (!names.IsRepeatable(place)) AddError(place, $"{NameOf(place)} takes one value, not a list.");
        else SetList(place, value);
    }

    private void SetList(int place, JsonElement list)
    {
        // An empty list is present: no film is in an empty watch list.
        if (list.GetArrayLength() == 0) Set(place, "");
        var index = 0;
        foreach (var item in list.EnumerateArray()) SetJson(place, item, $"{NameOf(place)}[{index++}]");
    }

    private void SetJson(int place, JsonElement value, string name)
    {
        if (value.ValueKind == JsonValueKind.String) Set(place, value.GetString()!);
        else if (value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False) Set(place, value.GetRawText());
        else AddError(name, $"{name} takes a text or a number, not {KindOf(value)}.");
    }

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "null",
        _ => $"'{Shorten(value.GetRawText())}'",
    };

    private void Set(int place, string value)
    {
        if (names.IgnoresBlanks && string.IsNullOrWhiteSpace(value)) return;
        if (_values[place] is null) _values[place] = value;
        else if (names.IsRepeatable(place)) (_further ??= []).Add((place, value));
        else AddError(place, $"{NameOf(place)} is given more than once.");
    }

    private void AddUnknown(ReadOnlySpan<char> name, bool isEmpty)
    {
        if (names.IgnoresOthers) return;
        if (Errors is { HasRoom: false })
        {
            Errors.AddUntold();
            return;
        }
        var shortName = Shorten(name.ToString());
        if (isEmpty && name.StartsWith("{"))
        {
            AddError(path + shortName, "The body is JSON but was sent as a form: add the header Content-Type: application/json.");
            return;
        }
        // The rest of a title behind an & looks like a parameter without a value.
        var hint = isEmpty ? " (A title with & or + must be encoded: curl's --data-urlencode does it.)" : "";
        AddError(path + shortName, names.Refuse(shortName) + hint);
    }
}
