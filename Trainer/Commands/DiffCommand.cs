using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using MovieSimilarity.CommandLine;
using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Comparison;
using MovieSimilarity.Trainer.Publishing;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Commands;

/// <summary><c>diff</c>: two models in, what is different between their films and lists out.</summary>
internal static class DiffCommand
{
    private const int DefaultShown = 10;

    /// <summary>More than anybody reads; a program that needs all lists compares tables of <c>neighbours</c>.</summary>
    private const int MaxShown = 1000;

    private static readonly Argument<ModelPlace> Before = Place(
        "BEFORE", $"The first model: a file, such as old.model, or the address of a running service, such as {ServiceOptions.DefaultAddress}.");

    private static readonly Argument<ModelPlace> After = Place("AFTER", "The second model, likewise, such as new.model.");

    private static readonly Option<int> Count = NumberOption.Create(
        "--count", SimilarityModel.DefaultCount, 1, ServiceLists.MaxCount, "Entries of a list to compare.");

    private static readonly Option<int> Show = NumberOption.Create(
        "--show", DefaultShown, 0, MaxShown, "How many of the most changed lists, and of the added and gone films, to name.");

    private static readonly Option<bool> Json = new("--json") { Description = "Print the comparison for programs: one JSON object." };

    public static Command Create()
    {
        var command = new Command(
            "diff", "Compare the films and the lists of similar films of two models. The exit code is 0, however much they differ.")
        {
            Before, After, Count, Show, Json,
        };
        ProgressOptions.AddQuietTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() => RunAsync(parsed, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (count, log) = (parsed.GetValue(Count), ProgressOptions.LogBesideResult(parsed));
        ModelPlace[] places = [parsed.GetValue(Before)!, parsed.GetValue(After)!];
        var lists = new ModelLists[places.Length];
        // Files first: a file that is no model is refused before a service is asked for all its lists.
        foreach (var (i, place) in places.Index().OrderBy(place => place.Item.Service is not null))
            lists[i] = await ReadAsync(place, count, log, cancellationToken);
        var comparison = ModelComparison.Of(before: lists[0], after: lists[1], count, parsed.GetValue(Show));
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Json)) await output.WriteLineAsync(JsonSerializer.Serialize(comparison, ComparisonJson.Default.ModelComparison));
        else ComparisonReport.Write(output, comparison);
        return 0;
    }

    private static async Task<ModelLists> ReadAsync(ModelPlace place, int count, IProgressLog log, CancellationToken cancellationToken)
    {
        if (place.Service is { } service)
        {
            using var client = new PublishClient(service);
            return await new ServiceLists(client, service, log).ReadAsync(count, cancellationToken);
        }
        var model = log.Stage("read", () => ModelFile.Read(place.File!.FullName, cancellationToken), read => $"model {read.Version}");
        return await ModelLists.OfAsync(model, place.File!.ToString(), count, log, cancellationToken);
    }

    private static Argument<ModelPlace> Place(string name, string description) => new(name)
    {
        HelpName = name,
        Description = description,
        CustomParser = argument => Parse(argument, name),
    };

    private static ModelPlace? Parse(ArgumentResult argument, string name)
    {
        var text = argument.Tokens[0].Value;
        if (ServiceOptions.ParseAddress(text) is { } service) return new ModelPlace(null, service);
        if (text.Length > 0 && !text.Contains("://", StringComparison.Ordinal)) return new ModelPlace(new FileInfo(text), null);
        argument.AddError($"{name} takes a model file or the address of a frontend, such as {ServiceOptions.DefaultAddress}; '{text}' is neither.");
        return null;
    }

    /// <summary>Where a model is: in a file, or else at a service.</summary>
    private sealed record ModelPlace(FileInfo? File, Uri? Service);
}
