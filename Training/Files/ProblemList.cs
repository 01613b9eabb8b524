namespace MovieSimilarity.Training.Files;

/// <summary>The first problems of a file, reported together.</summary>
internal sealed class ProblemList
{
    /// <summary>Enough to see a pattern, few enough to read.</summary>
    public const int MaxProblems = 10;

    private readonly List<string> _messages = [];

    public bool IsFull => _messages.Count == MaxProblems;

    /// <summary>Does something with what stands in the file, and notes what it complains of.</summary>
    public void Try(Action use)
    {
        try
        {
            use();
        }
        catch (DataFormatException problem)
        {
            _messages.Add(problem.Message);
        }
    }

    /// <exception cref="DataFormatException">There is a problem.</exception>
    public void ThrowIfAny()
    {
        if (_messages.Count > 0) throw new DataFormatException(string.Join('\n', _messages));
    }
}
