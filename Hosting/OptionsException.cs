namespace MovieSimilarity.Hosting;

/// <summary>Thrown if a process cannot run with the options of its command line.</summary>
/// <param name="message">Sentences for the user that name the option and what was expected.</param>
public sealed class OptionsException(string message) : Exception(message);
