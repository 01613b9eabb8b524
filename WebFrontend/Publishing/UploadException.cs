namespace MovieSimilarity.WebFrontend.Publishing;

/// <summary>An upload cannot be put onto disk; the message says why.</summary>
internal sealed class UploadException(string message) : Exception(message);
