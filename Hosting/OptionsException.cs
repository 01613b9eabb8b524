namespace MovieSimilarity.Hosting;

/// <summary>A process cannot run as its command line asks.</summary>
/// <param name="message">Sentences for the user that name the option and what was expected.</param>
public sealed class OptionsException(string message) : Exception(message);
