using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace MovieSimilarity.CommandLine;

/// <summary>Options that take a number from a range.</summary>
public static class NumberOption
{
    private const string HelpName = "NUMBER";

    /// <summary>Creates an option with a default value.</summary>
    /// <typeparam name="T">The type of the number: an integer type, or double.</typeparam>
    /// <param name="name">The option's name, with its dashes.</param>
    /// <param name="defaultValue">The value without the option.</param>
    /// <param name="smallest">The smallest number that the option takes.</param>
    /// <param name="largest">The largest number that the option takes.</param>
    /// <param name="description">The help text.</param>
    public static Option<T> Create<T>(string name, T defaultValue, T smallest, T largest, string description)
        where T : struct, INumber<T> => new(name)
    {
        HelpName = HelpName,
        Description = description,
        DefaultValueFactory = _ => defaultValue,
        CustomParser = argument => Parse(argument, name, smallest, largest) ?? defaultValue,
    };

    /// <summary>Creates an option without a default value: without the option, the value is null.</summary>
    /// <typeparam name="T">The type of the number: an integer type, or double.</typeparam>
    /// <param name="name">The option's name, with its dashes.</param>
    /// <param name="smallest">The smallest number that the option takes.</param>
    /// <param name="largest">The largest number that the option takes.</param>
    /// <param name="description">The help text.</param>
    public static Option<T?> CreateOptional<T>(string name, T smallest, T largest, string description)
        where T : struct, INumber<T> => new(name)
    {
        HelpName = HelpName,
        Description = description,
        CustomParser = argument => Parse(argument, name, smallest, largest),
    };

    // The parser of System.CommandLine depends on the user's culture: it would read 0.5 as 5 in Germany. Its message names the type
    // and not the range.
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
