using System.Runtime.InteropServices;

namespace MovieSimilarity.FileSystem;

/// <summary>An output cannot be written; the message is one sentence that names it as the caller did.</summary>
public class OutputException : IOException
{
    /// <summary>Numbers of Unix errors are smaller; .NET's and Windows' own are negative.</summary>
    private const int LargestUnixError = 4095;

    /// <summary>Without an underlying cause.</summary>
    public OutputException(string message) : base(message)
    {
    }

    /// <summary>With the cause.</summary>
    public OutputException(string message, Exception innerException) : base(message, innerException)
    {
    }

    internal static OutputException IsFolder(string name, string contents) => new($"'{name}' is a folder; name a file for the {contents}.");

    internal static OutputException NoFolder(string folder, string contents) => new($"There is no folder '{folder}' to write the {contents} to.");

    /// <summary>Describes an error by its number.</summary>
    internal static OutputException Because(string name, int error) => new(Sentence(name, Marshal.GetPInvokeErrorMessage(error)));

    /// <summary>Describes an error by the exception that .NET made of it, whose message may name a temporary file.</summary>
    internal static OutputException Because(string name, Exception cause) => cause switch
    {
        OutputException known => known,
        { HResult: UnixFile.BrokenPipe } => new ClosedPipeException(name, cause),
        { HResult: > 0 and <= LargestUnixError } => new OutputException(Sentence(name, Marshal.GetPInvokeErrorMessage(cause.HResult)), cause),
        { InnerException: { HResult: > 0 and <= LargestUnixError } inner } => new OutputException(Sentence(name, Marshal.GetPInvokeErrorMessage(inner.HResult)), cause),
        UnauthorizedAccessException => new OutputException(Sentence(name, "access is denied"), cause),
        _ => new OutputException(Sentence(name, cause.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')), cause),
    };

    private static string Sentence(string name, string reason) => $"'{name}' cannot be written: {reason}.";
}

/// <summary>The program that read the output has ended, as <c>head</c> does once it has its lines. Most tools end quietly then.</summary>
public sealed class ClosedPipeException : OutputException
{
    /// <summary>What shells report for a tool that SIGPIPE (13) ended.</summary>
    public const int ExitCode = 128 + 13;

    internal ClosedPipeException(string name, Exception cause) : base($"Nobody reads from '{name}' any more.", cause)
    {
    }
}
