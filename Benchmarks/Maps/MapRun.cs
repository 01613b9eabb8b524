using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Maps;
using MovieSimilarity.Models;
using MovieSimilarity.Training.Layout;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Benchmarks.Maps;

/// <summary>Has this library, umap-js and druid lay the same vectors out, and measures the maps.</summary>
/// <param name="sandbox">Where the peers run.</param>
/// <param name="node">The program that runs them.</param>
/// <param name="packages">The folder where npm installed them.</param>
internal sealed class MapRun(Sandbox sandbox, string node, string packages)
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Maps", "peers.cjs");

    /// <summary>The peers, by the names that the script knows.</summary>
    public static IReadOnlyList<string> Peers { get; } = ["umap-js", "druid"];

    /// <summary>Measures the library: the search for the neighbours, with its codes, and the layout.</summary>
    /// <param name="vectors">Makes the model anew, so that no run uses the codes of another.</param>
    /// <param name="repeats">How often; medians count.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static MapFigures MeasureOwn(Func<SimilarityModel> vectors, int repeats, CancellationToken cancellationToken)
    {
        var (times, processor, map) = (new List<TimeSpan>(), new List<TimeSpan>(), default(FilmMap));
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var model = vectors();
            using var process = Process.GetCurrentProcess();
            var (start, used) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
            map = MapLayout.Compute(model, like: null, seed: 1, new SilentProgressLog(), cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start));
            process.Refresh();
            processor.Add(process.TotalProcessorTime - used);
        }
        return new MapFigures("MovieSimilarity", Median.Of(times), Median.Of(processor), MapQuality.Measure(vectors().Shard, map!));
    }

    /// <summary>Measures a peer.</summary>
    /// <exception cref="BenchmarkException">It failed.</exception>
    public async Task<MapFigures> MeasureAsync(string peer, SimilarityModel model, CancellationToken cancellationToken)
    {
        var (vectors, places) = (Path.Combine(sandbox.Folder, "vectors.f32"), Path.Combine(sandbox.Folder, $"{peer}.f32"));
        await using (var file = File.Create(vectors)) file.Write(MemoryMarshal.AsBytes(model.Shard.Embeddings.Values.Span));
        var process = sandbox.Start(
            peer, node, [Script, packages, peer, vectors, FormattableString.Invariant($"{model.Shard.Embeddings.Dimensions}"), places]);
        var exitCode = await process.WaitAsync(cancellationToken);
        var answer = process.Lines.LastOrDefault(line => line.StartsWith('{'));
        if (exitCode != 0 || answer is null) throw new BenchmarkException($"{peer} failed with {node}: {process.Output}");
        var time = JsonSerializer.Deserialize(answer, MapJsonContext.Default.PeerTimes)!;
        var map = new FilmMap(Fit(MemoryMarshal.Cast<byte, float>(await File.ReadAllBytesAsync(places, cancellationToken)).ToArray()));
        return new MapFigures(
            $"{time.Name} {time.Version}", TimeSpan.FromSeconds(time.Seconds), TimeSpan.FromSeconds(time.ProcessorSeconds), MapQuality.Measure(model.Shard, map));
    }

    /// <summary>Scales a map so that it fits the limit, which changes no neighbours.</summary>
    private static float[] Fit(float[] places)
    {
        var largest = places.Max(Math.Abs);
        return Array.ConvertAll(places, value => value / largest);
    }
}

/// <summary>What a peer's script says of a run.</summary>
internal sealed record PeerTimes(string Name, string Version, double Seconds, double ProcessorSeconds);

/// <summary>How the peers' answers are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PeerTimes))]
internal sealed partial class MapJsonContext : JsonSerializerContext;

/// <summary>How long a map took and how good it is.</summary>
/// <param name="Name">Who made it.</param>
/// <param name="Time">From the vectors to the map.</param>
/// <param name="Processor">The processor time of all threads.</param>
/// <param name="Quality">How good it is.</param>
internal sealed record MapFigures(string Name, TimeSpan Time, TimeSpan Processor, MapQuality Quality)
{
    /// <summary>A Markdown table; ratios are to the first map.</summary>
    public static string Format(IReadOnlyList<MapFigures> maps) => MarkdownTable.Format(
        ["map", "trustworthiness", "neighbours kept", "time", "ratio", "processor time", "ratio"],
        maps.Select(map => (IReadOnlyList<string>)[
            map.Name, FormattableString.Invariant($"{map.Quality.Trustworthiness:F4}"), FormattableString.Invariant($"{map.Quality.KeptNeighbours:P1}"),
            Figures.Duration(map.Time), Figures.Ratio(map.Time / maps[0].Time), Figures.Duration(map.Processor), Figures.Ratio(map.Processor / maps[0].Processor)]));
}
