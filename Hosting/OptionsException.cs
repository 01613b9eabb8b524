namespace MovieSimilarity.Hosting;

/// <summary>A process cannot run as its command line asks.</summary>
/// <param name="message">Which option it is and what was expected, in sentences for whoever typed it.</param>
public sealed class OptionsException(string message) : Exception(message);
