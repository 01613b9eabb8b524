namespace MovieSimilarity.WebFrontend.Startup;

/// <summary>Reads the publish token.</summary>
internal static class PublishTokens
{
    public const string Variable = "MOVIESIMILARITY_PUBLISH_TOKEN";

    /// <summary>A shorter token could be guessed by trying.</summary>
    public const int SmallestLength = 16;

    /// <summary>Reads the token; null if there is none.</summary>
    /// <param name="file">The file with the token in its first line, or null; it takes precedence over the environment variable.</param>
    /// <param name="errors">Receives an error message if the token cannot be read or is invalid; the message does not contain the token.</param>
    public static string? Read(string? file, ICollection<string> errors)
    {
        try
        {
            var source = file is null ? Variable : $"'{file}'";
            var token = (file is null ? Environment.GetEnvironmentVariable(Variable) : File.ReadLines(file).FirstOrDefault(""))?.Trim();
            if (token is null || (token.Length == 0 && file is null)) return null;
            // A bearer token travels in a header.
            if (token.Length >= SmallestLength && token.All(character => character is > ' ' and <= '~')) return token;
            errors.Add($"The publish token in {source} must have at least {SmallestLength} characters, letters, digits or signs of ASCII without blanks.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add($"The publish token cannot be read: {e.Message}");
        }
        return null;
    }
}
