using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace MovieSimilarity.SyntheticData.Commands;

/// <summary>Options that take a whole number from a range, or are absent.</summary>
internal static class WholeNumberOption
{
    public static Option<T?> Create<T>(string name, T smallest, T largest, string description)
        where T : struct, IBinaryInteger<T> => new(name)
    {
        HelpName = "NUMBER",
        Description = description,
        // The parser's own message would name the type and not the range.
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= smallest && value <= largest)
                return value;
            argument.AddError(string.Create(
                CultureInfo.InvariantCulture, $"{name} takes a whole number from {smallest} to {largest}; '{text}' is none."));
            return null;
        },
    };
}
