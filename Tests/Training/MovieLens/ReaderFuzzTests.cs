using System.Globalization;
using System.Text;
using MovieSimilarity.Tests.Trainer.Inputs;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.MovieLens.Ratings;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Tests.Training.MovieLens;

/// <summary>
/// Small data sets in many forms, damaged at random places: read by all processors and one by one, they give the same table or the same
/// sentence. <c>READER_FUZZ_DATA_SETS</c> sets how many are read, and <c>READER_FUZZ_SEED</c> which one is the first.
/// </summary>
public sealed class ReaderFuzzTests : IDisposable
{
    private const int DataSets = 1500;

    private static readonly string[] Tokens =
    [
        "\"", "\"\"", ",", ";", "\t", "|", "::", "\n", "\r", "\r\n", "\0", "\uFEFF", " ", "-", "+", ".", "1.0", "0", "e9", "NaN", "99999999999999999999",
        "2147483647", "2147483648", "4294967296", "sep=;\n", "userId", "movieId", "é", "\u2028", "&#39;", "2005-04-02 23:53:47", "０", "timestamp,",
    ];

    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Damaged_data_sets_read_alike_in_both_ways()
    {
        var (first, count) = (Setting("READER_FUZZ_SEED", 0), Setting("READER_FUZZ_DATA_SETS", DataSets));
        var (tables, kinds) = (0, InputForms.All.Values.ToArray());
        for (var seed = first; seed < first + count; seed++)
        {
            var random = new Random(seed);
            Restore(random);
            // Only MovieLens' own form is read by all processors, so half of the data sets have it.
            if (random.Next(2) == 0) kinds[random.Next(kinds.Length)](_folder);
            for (var damages = random.Next(4); damages > 0; damages--) Damage(random);
            var blockBytes = 1 << random.Next(12);
            var (parallel, strict) = (Outcome(new RatingOptions { BlockBytes = blockBytes }, seed), Outcome(new RatingOptions { OneByOne = true }, seed));
            Assert.True(strict == parallel, $"seed {seed}, blocks of {blockBytes}\n{strict}\n{parallel}");
            if (strict.StartsWith("table", StringComparison.Ordinal)) tables++;
        }
        // Otherwise the data sets would be too damaged, or too sound, to test anything.
        Assert.InRange(tables, count / 5, count * 9 / 10);
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private void Restore(Random random)
    {
        foreach (var entry in new DirectoryInfo(_folder.Path).GetFileSystemInfos())
        {
            if (entry is DirectoryInfo below) below.Delete(recursive: true);
            else entry.Delete();
        }
        string Rows(int count, Func<int, string> row) => string.Concat(Enumerable.Range(1, count).Select(number => row(number) + "\n"));
        _folder
            .Write("movies.csv", DataFolder.MovieHeader + Rows(5, id => $"{id},Film {id} ({1990 + id}),Drama|Crime"))
            .Write("ratings.csv", DataFolder.RatingHeader
                + Rows(random.Next(40), row => $"{1 + row / 4},{1 + random.Next(6)},{1 + random.Next(4)}.{(random.Next(2) == 0 ? 0 : 5)},{random.Next(2_000_000_000)}"))
            .Write("tags.csv", DataFolder.TagHeader + Rows(4, row => $"{row},{1 + random.Next(6)},tag{row},{random.Next(2_000_000_000)}"));
    }

    private void Damage(Random random)
    {
        var files = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        // Most of the damage is done to the ratings, which both ways read differently.
        var ratings = Array.FindIndex(files, file => file.Contains("rating", StringComparison.OrdinalIgnoreCase));
        var path = files[random.Next(2) == 0 ? ratings : random.Next(files.Length)];
        var bytes = File.ReadAllBytes(path).ToList();
        var (at, length) = (random.Next(bytes.Count + 1), Math.Min(bytes.Count, 1 + random.Next(12)));
        switch (random.Next(6))
        {
            case 0 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes.RemoveRange(Math.Min(at, bytes.Count - length), length);
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                break;
            case 3 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                break;
        }
        File.WriteAllBytes(path, [.. bytes]);
    }

    private string Outcome(RatingOptions options, int seed)
    {
        try
        {
            return Describe(MovieLensReader.Read(_folder.Path, "fuzz", options, new SilentProgressLog(), TestContext.Current.CancellationToken));
        }
        catch (DataFormatException e)
        {
            var isSentences = e.Message.Split('\n').All(line => line.StartsWith(_folder.Path, StringComparison.Ordinal) && line.EndsWith('.'));
            Assert.True(isSentences && !e.Message.Contains("Exception", StringComparison.Ordinal), $"seed {seed}\n{e.Message}");
            return e.Message;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidOperationException($"seed {seed}", e);
        }
    }

    private static string Describe(MovieLensDataSet data)
    {
        var table = data.Ratings;
        return new StringBuilder("table ").AppendJoin(' ', table.UserIds).Append('/').AppendJoin(' ', table.UserStarts).Append('/')
            .AppendJoin(' ', table.MovieIndices).Append('/').AppendJoin(' ', table.Stars).Append('/').Append(table.NewestTimestamp).Append('/')
            .AppendJoin(' ', data.Movies).Append('/').AppendJoin(' ', data.Tags).Append('/').AppendJoin(' ', data.Dropped).ToString();
    }
}
