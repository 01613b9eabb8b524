using System.CommandLine;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Benchmarks.Steering;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary><c>steering</c>: what terms do to lists of similar films, at several strengths.</summary>
internal static class SteeringCommand
{
    private static readonly Option<string?> Model = new("--model")
    {
        HelpName = "FILE",
        Description = "The model file [default: the bundled sample's].",
    };

    public static Command Create(TextWriter output)
    {
        var command = new Command("steering", "Measures how terms steer lists: how many films carry the term, and how similar they still are to the seed.") { Model };
        command.SetAction(parsed =>
        {
            var model = ModelFile.Read(parsed.GetValue(Model) ?? ModelFiles.Sample);
            output.WriteLine(Circumstances.Describe(parsed.Tokens.Select(token => token.Value), [$"{model.Provenance.DataSet.Name}, {Figures.Count(model.Catalogue.Count)} films"], "nothing is timed"));
            output.WriteLine();
            output.Write(new SteeringRun(model).Format());
        });
        return command;
    }
}
