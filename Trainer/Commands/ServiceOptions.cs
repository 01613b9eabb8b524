using System.CommandLine;
using MovieSimilarity.Printing;
using MovieSimilarity.Trainer.Publishing;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Commands;

/// <summary>Options of the commands that call a service.</summary>
internal static class ServiceOptions
{
    /// <summary>Where a frontend listens by default.</summary>
    public const string DefaultAddress = "http://localhost:5000";

    private const int VersionDigits = 12;

    public static Option<Uri> To(bool required)
    {
        var option = new Option<Uri>("--to")
        {
            HelpName = "URL",
            Required = required,
            Description = $"The address of a frontend, such as {DefaultAddress}.",
            CustomParser = argument =>
            {
                var text = argument.Tokens[0].Value;
                if (ParseAddress(text) is { } address) return address;
                argument.AddError($"--to takes the address of a frontend, such as {DefaultAddress}; '{text}' is none.");
                return null;
            },
        };
        if (!required) option.DefaultValueFactory = _ => WithSlash(new Uri(DefaultAddress));
        return option;
    }

    /// <summary>The address of a service, ending in a slash; null if the text is none.</summary>
    public static Uri? ParseAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && IsService(address) ? WithSlash(address) : null;

    public static Argument<string?> Version(ArgumentArity arity, string description) => new("VERSION")
    {
        Arity = arity,
        Description = description,
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (text.Length == VersionDigits && text.All(char.IsAsciiHexDigitLower)) return text;
            argument.AddError($"VERSION is {VersionDigits} hexadecimal digits, as 'versions' lists them; '{text}' is none.");
            return null;
        },
    };

    public static Option<FileInfo?> TokenFile() => new("--token-file")
    {
        HelpName = "FILE",
        Description = $"A file whose first line is the token [default: the value of {PublishToken.Variable}].",
    };

    /// <summary>Runs a command that changes the service's model; if it is cancelled, says what state the service is left in.</summary>
    public static async Task<int> ChangeAsync(
        ParseResult parsed,
        IProgressLog log,
        Func<ParseResult, IProgressLog, CancellationToken, Task<PublicationResponse>> change,
        CancellationToken cancellationToken)
    {
        try
        {
            var answer = await change(parsed, log, cancellationToken);
            log.Info(PrintableText.Line(answer switch
            {
                { Changed: false } => $"Model {answer.Version} was active already.",
                { Previous: null } => $"Model {answer.Version} is active.",
                _ => $"Model {answer.Version} is active (was {answer.Previous}).",
            }));
            return 0;
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new PublishException(
                "Cancelled; the service goes on with the model it had, unless the change had just been completed.", e);
        }
    }

    // Credentials in the address would be an argument that everybody can see.
    private static bool IsService(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address is { UserInfo: "", Query: "", Fragment: "" };

    // Relative addresses replace what follows the last slash.
    private static Uri WithSlash(Uri address) => address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
