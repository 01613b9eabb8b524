namespace MovieSimilarity.WebFrontend.Hosting;

/// <summary>An option has a value that cannot be used; the message says which and what was expected.</summary>
internal sealed class OptionsException(string message) : Exception(message);
