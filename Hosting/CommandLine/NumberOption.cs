using System.CommandLine;
using System.Globalization;

namespace MovieSimilarity.Hosting.CommandLine;

/// <summary>Options that take a whole number from a range, or are absent.</summary>
public static class NumberOption
{
    /// <param name="name">The option.</param>
    /// <param name="smallest">The smallest number it takes.</param>
    /// <param name="largest">The largest.</param>
    /// <param name="description">Its help text.</param>
    public static Option<int?> Create(string name, int smallest, int largest, string description) => new(name)
    {
        HelpName = "NUMBER",
        Description = description,
        // The parser's own message would name the type and not the range.
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest)
                return number;
            argument.AddError(string.Create(
                CultureInfo.InvariantCulture, $"{name} takes a whole number from {smallest} to {largest}; '{text}' is none."));
            return null;
        },
    };
}
