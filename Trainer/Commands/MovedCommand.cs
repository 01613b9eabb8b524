using System.CommandLine;

namespace MovieSimilarity.Trainer.Commands;

/// <summary><c>generate</c> and <c>simulate</c>: says which program makes synthetic data now.</summary>
internal static class MovedCommand
{
    /// <param name="name">The command's name here and in <c>tools/SyntheticData</c>.</param>
    public static Command Create(string name)
    {
        var command = new Command(name, "Moved to tools/SyntheticData.") { Hidden = true, TreatUnmatchedTokensAsErrors = false };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Error.WriteLine(
                $"The trainer no longer makes synthetic data; 'dotnet run -c Release --project tools/SyntheticData -- {name}' does.");
            return 1;
        });
        return command;
    }
}
