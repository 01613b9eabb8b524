namespace MovieSimilarity.Trainer.Publishing;

/// <summary>The secret that permits publishing. Never an argument: command lines are visible to everybody on a machine.</summary>
internal static class PublishToken
{
    /// <summary>Where the token is looked for in the absence of a file.</summary>
    public const string Variable = "MOVIESIMILARITY_PUBLISH_TOKEN";

    /// <summary>The token from the first line of a file, or from the environment.</summary>
    /// <exception cref="PublishException">There is none, or it cannot be sent.</exception>
    public static string Read(FileInfo? file)
    {
        var (text, source) = file is null
            ? (Environment.GetEnvironmentVariable(Variable), $"The environment variable {Variable}")
            : (FirstLine(file.FullName), $"The first line of the token file '{file.FullName}'");
        var token = text?.Trim();
        if (string.IsNullOrEmpty(token))
        {
            throw new PublishException(file is null
                ? $"The service wants a token: name a file that holds it with --token-file, or set {Variable}."
                : $"{source} is empty; it should hold the token.");
        }
        // Anything else cannot be put into a header.
        if (!token.All(c => c is > ' ' and <= '~'))
            throw new PublishException($"{source} holds a space or a character beyond ASCII, so it is no token.");
        return token;
    }

    private static string? FirstLine(string path)
    {
        try
        {
            return File.ReadLines(path).FirstOrDefault();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PublishException($"The token file '{path}' cannot be read: {e.Message}", e);
        }
    }
}
