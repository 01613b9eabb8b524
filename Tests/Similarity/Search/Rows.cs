using System.Collections.Concurrent;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Similarity.Search;

/// <summary>Shards large enough to be coded, of every kind that could upset a bound.</summary>
internal static class Rows
{
    public static TheoryData<string, int, int> Kinds { get; } = Cross(
        ["random", "decaying", "clustered", "tight clusters", "tied", "few directions", "axes", "zeros", "half zeros", "tiny", "equal", "signs"],
        [(1, 1), (3, 2), (32, 31), (32, 32), (40, 25), (60, 52), (100, 100), (150, 171)]);

    private static readonly ConcurrentDictionary<(string Kind, int Collaborative, int Content), Lazy<Shard>> Shared = [];

    /// <summary>1,201 rows, which no vector or block divides evenly, made and coded once for all tests.</summary>
    public static Shard Share(string kind, int collaborative, int content) =>
        Shared.GetOrAdd((kind, collaborative, content), _ => new(() => Make(kind, 1201, collaborative, content))).Value;

    public static Shard Make(string kind, int rows, int collaborative, int content)
    {
        var random = new Random(collaborative * 1000 + content + kind.Length);
        var dimensions = collaborative + content;
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[] Direction() => [.. Enumerable.Range(0, dimensions).Select(_ => Normal())];
        double[][] centres = [.. Enumerable.Range(0, 12).Select(_ => Direction())];
        double[] Near(int row, double distance) => [.. centres[row % centres.Length].Select(value => value + distance * Normal())];
        double[] Axis(int row) => [.. Enumerable.Range(0, dimensions).Select(j => j == row % collaborative || j == collaborative + row % content ? 1.0 : 0.0)];
        return Shards.Of(rows, collaborative, content, row => kind switch
        {
            "random" => Direction(),
            "decaying" => Direction().Select((value, j) => value * Math.Pow(0.96, j % collaborative) + (j % collaborative == 0 ? 1 : 0)),
            "clustered" => Near(row, 0.3),
            "tight clusters" => Near(row, 1e-6),
            "tied" => Near(random.Next(40), 0),
            "few directions" => Near(row % 3, 0),
            "axes" => row % 2 == 0 ? Axis(row) : Axis(row).Select(value => -value),
            "zeros" => row % 5 == 0 ? new double[dimensions] : Direction(),
            "half zeros" => Direction().Select((value, j) => j < collaborative == (row % 2 == 0) ? 0 : value),
            "tiny" => Axis(row).Select(value => value + Math.ScaleB(Normal(), -random.Next(20, 140))),
            "equal" => centres[0],
            "signs" => Direction().Select(value => (double)Math.Sign(value)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind."),
        });
    }

    private static TheoryData<string, int, int> Cross(string[] kinds, (int, int)[] shapes)
    {
        var all = new TheoryData<string, int, int>();
        foreach (var kind in kinds)
        {
            foreach (var (collaborative, content) in shapes) all.Add(kind, collaborative, content);
        }
        return all;
    }
}
