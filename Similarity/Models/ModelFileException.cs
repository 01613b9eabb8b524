namespace MovieSimilarity.Models;

/// <summary>A model file cannot be used; the message is one sentence for the person who named the file.</summary>
public sealed class ModelFileException : Exception
{
    /// <summary>Without an underlying cause.</summary>
    public ModelFileException(string message) : base(message)
    {
    }

    /// <summary>With the cause that was found while decoding.</summary>
    public ModelFileException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
