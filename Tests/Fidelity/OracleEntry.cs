using System.IO.Compression;
using System.Text.Json;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Fidelity;

/// <summary>The exact top 20 of one film.</summary>
/// <param name="MovieId">The seed.</param>
/// <param name="Top">Its neighbours, scores to 8 decimals.</param>
internal sealed record OracleEntry(int MovieId, IReadOnlyList<Neighbour> Top)
{
    private static readonly Lazy<OracleEntry[]> LazyAll = new(() => [.. ReadAll()]);

    /// <summary>Every film's, read once for all tests.</summary>
    public static IReadOnlyList<OracleEntry> All => LazyAll.Value;

    private static IEnumerable<OracleEntry> ReadAll()
    {
        using var file = File.OpenRead(Path.Combine(TestData.Oracle!, "ml-latest-small-top20.jsonl.gz"));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            yield return new OracleEntry(
                json.RootElement.GetProperty("movieId").GetInt32(),
                [.. json.RootElement.GetProperty("top").EnumerateArray().Select(n => new Neighbour(n[0].GetInt32(), n[1].GetDouble(), n[2].GetDouble(), n[3].GetDouble()))]);
        }
    }
}
