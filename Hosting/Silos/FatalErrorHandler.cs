namespace MovieSimilarity.Hosting.Silos;

/// <summary>
/// Ends a silo that cannot go on, for example because the others voted it out while it hung, with a sentence and an exit code. Orleans
/// would abort the process, which writes a dump.
/// </summary>
internal sealed class FatalErrorHandler : IFatalErrorHandler
{
    /// <summary>EX_TEMPFAIL of <c>sysexits.h</c>: the same command will succeed when it is repeated.</summary>
    public const int ExitCode = 75;

    /// <inheritdoc/>
    public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

    /// <inheritdoc/>
    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        Console.Error.WriteLine(
            "This silo ends, because it is not a member of its cluster any more: the other silos could not reach it for some seconds and voted "
            + "it out, or it failed. Start it again, and it joins as a new member. The reason: "
            + (exception?.Message ?? context ?? "unknown"));
        Environment.Exit(ExitCode);
    }
}
