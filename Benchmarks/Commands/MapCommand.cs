using System.CommandLine;
using MovieSimilarity.Benchmarks.Maps;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Catalogue;
using MovieSimilarity.CommandLine;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary><c>map</c>: how good maps are and how fast they are made, beside umap-js and druid.</summary>
internal static class MapCommand
{
    /// <summary>Any number; it makes the films the same each time.</summary>
    private const int Seed = 1;

    /// <summary>Fewer could not have the 15 neighbours that are looked at, and are no map.</summary>
    private const int FewestFilms = 100;

    private static readonly Option<string?> Model = new("--model")
    {
        HelpName = "FILE",
        Description = "The model file [default: the bundled sample's].",
    };

    private static readonly Option<int> Films = NumberOption.Create(
        "--films", int.MaxValue, FewestFilms, int.MaxValue, "How many films to lay out, chosen at random; all by default. The peers take minutes for many.");

    private static readonly Option<int> Repeats = NumberOption.Create("--repeats", 3, 1, 100, "Runs of this library; medians count. The peers run once.");

    private static readonly Option<string?> Packages = new("--packages")
    {
        HelpName = "DIR",
        Description = "Where npm installed umap-js and @saehrimnir/druidjs [default: the peers are left out].",
    };

    private static readonly Option<string> Node = new("--node")
    {
        HelpName = "PROGRAM",
        Description = "Node.js.",
        DefaultValueFactory = _ => "node",
    };

    public static Command Create(TextWriter output)
    {
        var command = new Command("map", "Compares the map of the films with those of umap-js and druid.") { Model, Films, Repeats, Packages, Node };
        command.SetAction((parsed, stop) => Sandbox.RunAsync(sandbox => RunAsync(parsed, sandbox, output, stop), output));
        return command;
    }

    private static async Task<bool> RunAsync(ParseResult parsed, Sandbox sandbox, TextWriter output, CancellationToken cancellationToken)
    {
        var model = ModelFile.Read(Path.GetFullPath(parsed.GetValue(Model) ?? ModelFiles.Sample), cancellationToken);
        var rows = Choose(model.Catalogue.Count, parsed.GetValue(Films));
        var maps = new List<MapFigures> { MapRun.MeasureOwn(() => Part(model, rows), parsed.GetValue(Repeats), cancellationToken) };
        await output.WriteLineAsync($"this library: {Figures.Duration(maps[0].Time)}");
        if (parsed.GetValue(Packages) is { } packages)
        {
            var run = new MapRun(sandbox, parsed.GetValue(Node)!, packages);
            foreach (var peer in MapRun.Peers)
            {
                maps.Add(await run.MeasureAsync(peer, Part(model, rows), cancellationToken));
                await output.WriteLineAsync($"{peer}: {Figures.Duration(maps[^1].Time)}");
            }
        }
        var embeddings = model.Shard.Embeddings;
        var data = $"{Figures.Count(rows.Length)} films of {model.Provenance.DataSet.Name}, {embeddings.CollaborativeDimensions} + {embeddings.ContentDimensions} dimensions";
        var circumstances = Circumstances.Describe(parsed.Tokens.Select(token => token.Value), [data], "one at a time");
        await output.WriteLineAsync(
            $"""

            {circumstances}

            {MapFigures.Format(maps)}
            """);
        return true;
    }

    private static int[] Choose(int all, int wanted)
    {
        var rows = Enumerable.Range(0, all).ToArray();
        if (wanted >= all) return rows;
        new Random(Seed).Shuffle(rows);
        var chosen = rows[..wanted];
        Array.Sort(chosen);
        return chosen;
    }

    /// <summary>A model of some of the films.</summary>
    private static SimilarityModel Part(SimilarityModel model, int[] rows)
    {
        var embeddings = model.Shard.Embeddings;
        var (values, norms) = (new float[rows.Length * embeddings.Dimensions], new float[2 * rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            embeddings.Row(rows[i]).CopyTo(values.AsSpan(i * embeddings.Dimensions));
            model.Norms.Span.Slice(2 * rows[i], 2).CopyTo(norms.AsSpan(2 * i));
        }
        return new SimilarityModel(
            new MovieCatalogue(rows.Select(row => model.Catalogue[row])),
            new FusedEmbeddings(values, embeddings.CollaborativeDimensions, embeddings.ContentDimensions), norms, model.Provenance);
    }
}
