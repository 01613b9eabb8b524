namespace MovieSimilarity.WebFrontend.Http;

/// <summary>The errors in the parameters of a request: the first few, and the number of the others.</summary>
internal sealed class ParameterErrors
{
    /// <summary>Enough for real mistakes, not for a flood of invented names.</summary>
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
