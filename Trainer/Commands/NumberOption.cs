using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace MovieSimilarity.Trainer.Commands;

/// <summary>Options that take a number from a range.</summary>
internal static class NumberOption
{
    public static Option<T> Create<T>(string name, T defaultValue, T smallest, T largest, string description)
        where T : struct, INumber<T> => new(name)
    {
        DefaultValueFactory = _ => defaultValue,
        Description = description,
        CustomParser = argument => Parse(argument, name, smallest, largest) ?? default,
    };

    /// <summary>Without a default value.</summary>
    public static Option<T?> CreateOptional<T>(string name, T smallest, T largest, string description)
        where T : struct, INumber<T> => new(name)
    {
        Description = description,
        CustomParser = argument => Parse(argument, name, smallest, largest),
    };

    // The parser's own way with numbers depends on the user's culture: a German 0.5 would be 5.
    private static T? Parse<T>(ArgumentResult argument, string name, T smallest, T largest)
        where T : struct, INumber<T>
    {
        var text = argument.Tokens[0].Value;
        if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= smallest && value <= largest)
            return value;
        var kind = typeof(T) == typeof(double) ? "number" : "whole number";
        argument.AddError(string.Create(
            CultureInfo.InvariantCulture, $"{name} takes a {kind} from {smallest} to {largest}; '{text}' is none."));
        return null;
    }
}
