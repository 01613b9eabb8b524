using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace MovieSimilarity.WebFrontend.Pages.Views;

/// <summary>
/// The address of the page: all that is asked of it, in one form, so that the same list has the same address. Films are named by their ids, and
/// what is left to its default is left out. Immutable.
/// </summary>
public sealed class PageAddress
{
    /// <summary>The names of the parameters for films to start from, and of those to keep away from.</summary>
    public const string Liked = "movie_id", Disliked = "unlike";

    /// <summary>What steers an answer, and belongs to its films.</summary>
    public const string More = "more", Less = "less";

    /// <summary>What counts more, the same people or the same things.</summary>
    public const string Weight = "weight";

    /// <summary>What people prefer whatever film they start from; the values are the defaults.</summary>
    private static readonly (string Name, string? Default)[] Preferences =
    [
        (Weight, "0.5"), ("diversity", "0"), ("series", "all"), ("genre", null), ("all_genres", null), ("exclude_genre", null), ("year_from", null),
        ("year_to", null), ("min_ratings", "0"), ("min_average", "0"), ("min_score", null), ("count", "20"),
    ];

    private static readonly string[] Steering = [More, Less, "strength"];

    private readonly (string Name, string Value)[] _fields;

    private PageAddress(IEnumerable<(string, string)> fields) => _fields = [.. fields];

    /// <summary>The address that asks for nothing.</summary>
    public static PageAddress Home { get; } = new([]);

    /// <summary>Every name and value, in their order.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields => _fields;

    /// <summary>Whether anything filters the answer.</summary>
    public bool HasFilter => _fields.Any(IsFilter);

    /// <summary>Reads the preferences and the steering of a query string.</summary>
    /// <param name="query">The query string; names that it knows nothing of, such as trackers', are left out.</param>
    public static PageAddress Of(string? query)
    {
        var fields = new List<(string, string)>();
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var (name, value) = (pair.DecodeName().ToString(), pair.DecodeValue().ToString().Trim());
            var isKnown = Steering.Contains(name) || Preferences.Any(preference => preference.Name == name && preference.Default != value);
            if (isKnown && value.Length > 0) fields.Add((name, value));
        }
        return new PageAddress(fields);
    }

    /// <summary>The same preferences for another film.</summary>
    /// <param name="movieId">The film.</param>
    public PageAddress StartFrom(int movieId) => ForPreferences().With(Liked, movieId);

    /// <summary>The preferences alone: what a search for another film keeps.</summary>
    public PageAddress ForPreferences() => new(_fields.Where(field => Preferences.Any(preference => preference.Name == field.Name)));

    /// <summary>The same without filters.</summary>
    public PageAddress WithoutFilters() => new(_fields.Where(pair => !IsFilter(pair)));

    /// <summary>The same with a field more.</summary>
    public PageAddress With(string name, string value) => new(_fields.Append((name, value)));

    /// <summary>The same with a film more.</summary>
    public PageAddress With(string name, int movieId) => With(name, movieId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The same without a field.</summary>
    public PageAddress Without(string name, string value) => new(_fields.Where(field => field != (name, value)));

    /// <summary>The same without a film.</summary>
    public PageAddress Without(string name, int movieId) => Without(name, movieId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The same without all fields of some names.</summary>
    public PageAddress Except(params ReadOnlySpan<string> names)
    {
        var left = new List<(string Name, string)>(_fields.Length);
        foreach (var field in _fields)
        {
            if (!names.Contains(field.Name)) left.Add(field);
        }
        return new PageAddress(left);
    }

    /// <summary>The value of a field, the first one, or null.</summary>
    public string? this[string name] => _fields.FirstOrDefault(pair => pair.Name == name).Value;

    /// <summary>All values of a field.</summary>
    public IEnumerable<string> All(string name) => _fields.Where(pair => pair.Name == name).Select(field => field.Value);

    /// <summary>The query string with its question mark; empty for <see cref="Home"/>.</summary>
    public string ToQuery()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in _fields) text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal));
        return text.ToString();
    }

    /// <summary>The address, relative to the page.</summary>
    public override string ToString() => $"./{ToQuery()}";

    private static bool IsFilter((string Name, string Value) pair) =>
        pair.Name is not (Liked or Disliked or More or Less or "strength" or Weight or "diversity" or "series" or "count");
}
