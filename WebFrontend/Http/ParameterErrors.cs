namespace MovieSimilarity.WebFrontend.Http;

/// <summary>What is wrong with the parameters of a request: the first few errors and how many more there are.</summary>
internal sealed class ParameterErrors
{
    /// <summary>Twice as many as an endpoint has parameters: a list of what one got wrong, not of what one made up.</summary>
    private const int MaxTold = 10;

    private readonly Dictionary<string, string> _told = new(StringComparer.Ordinal);

    /// <summary>What is wrong with each parameter, by name; the first 10 at most.</summary>
    public IReadOnlyDictionary<string, string> Told => _told;

    /// <summary>How many more errors there are, 0 or more.</summary>
    public int Untold { get; private set; }

    /// <summary>Whether the next error is told.</summary>
    public bool HasRoom => _told.Count < MaxTold;

    /// <summary>Adds an error; of several of one parameter the first is told.</summary>
    public void Add(string name, string message)
    {
        if (HasRoom) _told.TryAdd(name, message);
        else if (!_told.ContainsKey(name)) Untold++;
    }

    /// <summary>Adds an error that nobody needs to write, since there is no room for it.</summary>
    public void AddUntold() => Untold++;

    /// <summary>The errors in a sentence, without what each says.</summary>
    public override string ToString() =>
        $"Missing or wrong: {string.Join(", ", Told.Keys)}{(Untold > 0 ? $" and {Untold} more" : "")}. See 'errors' for what each should be.";
}
