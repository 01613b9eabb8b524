namespace MovieSimilarity.WebFrontend.Http;

/// <summary>The names of the parameters that an endpoint takes; a parameter is known by the place of its name in <see cref="All"/>.</summary>
/// <param name="all">The names: first those that may be given once, then those that may be repeated.</param>
/// <param name="firstRepeatable">The place of the first one that may be repeated; none by default.</param>
internal sealed class ParameterNames(string[] all, int firstRepeatable = int.MaxValue)
{
    /// <summary>The names.</summary>
    public IReadOnlyList<string> All => all;

    /// <summary>Whether parameters of other names are ignored; otherwise they are errors.</summary>
    public bool IgnoresOthers { get; init; }

    /// <summary>Whether a parameter whose value is blank counts as absent.</summary>
    public bool IgnoresBlanks { get; init; }

    /// <summary>The name of a member of JSON bodies whose value is a list of objects, if there is one.</summary>
    public string? ListOfObjects { get; init; }

    /// <summary>The name of a member of JSON bodies whose value is an object, if there is one.</summary>
    public string? Object { get; init; }

    /// <summary>Whether a parameter may be repeated.</summary>
    public bool IsRepeatable(int place) => place >= firstRepeatable;

    /// <summary>The place of a known name; less than 0 for any other.</summary>
    public int PlaceOf(ReadOnlySpan<char> name)
    {
        var place = all.Length - 1;
        while (place >= 0 && !name.SequenceEqual(all[place])) place--;
        return place;
    }

    /// <summary>What to say about a name that is not known.</summary>
    public string Refuse(string name) => ClosestNames.Find(name, all) is [var closest, ..]
        ? $"There is no parameter '{name}'; did you mean {closest}?"
        : $"There is no parameter '{name}'; there are {string.Join(", ", all)}.";
}
