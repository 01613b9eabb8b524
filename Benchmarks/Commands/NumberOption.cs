using System.CommandLine;
using System.Globalization;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary>Options that take a whole number from a range.</summary>
internal static class NumberOption
{
    public static Option<int> Create(string name, int defaultValue, int smallest, int largest, string description) => new(name)
    {
        HelpName = "NUMBER",
        Description = description,
        DefaultValueFactory = _ => defaultValue,
        // The parser's own message would name the type and not the range.
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest)
                return number;
            argument.AddError(string.Create(
                CultureInfo.InvariantCulture, $"{name} takes a whole number from {smallest} to {largest}; '{text}' is none."));
            return defaultValue;
        },
    };
}
