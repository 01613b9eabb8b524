using System.Text;

namespace MovieSimilarity.Tests.Training.MovieLens.Ratings;

/// <summary>
/// Whatever stands in a file of ratings, the parallel reader gives the values, drops and messages of the strict one, or
/// leaves the file to it.
/// </summary>
public sealed class ReaderAgreementTests : IDisposable
{
    private const int Files = 600;
    private const string Header = "userId,movieId,rating,timestamp";

    private static readonly string[] Ids =
        ["1", "2", "3", "4", "5", "7", "50", "800", "6", "99", "007", "2147483647", "2147483648", "12345678", "1234567", "0", "-1", "",
         "x", " 2", "1.0"];

    private static readonly string[] Stars =
        ["4.0", "3.5", "0.5", "5.0", "4", "3", "3.75", "4.3", "2.50", "0.4", "5.1", "0", "6", ".5", "5.", "1e0", "NaN", "", "+4", "4,5",
         "１"];

    private static readonly string[] Times =
        ["0", "964982703", "1427784002", "12345678", "123", "4294967295", "4294967296", "9999999999", "253402300799", "253402300800",
         "00000000000000000001", "9223372036854775808", "-1", "1.5", "", "never", "1427784002 "];

    private static readonly string[] Oddities =
        ["", " ", "1,1", "1,1,4.0,0,", ",,,", "\"1\",1,4.0,0", "1,1,4.0,\"", "é,1,4.0,0", "1,1,4.0,0\r", "\r", "#1,1,4.0,0",
         "\uFEFF1,1,4.0,0", "\0"];

    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Random_files_read_alike_in_both_ways()
    {
        var sure = 0;
        for (var seed = 0; seed < Files; seed++)
        {
            var bytes = RandomFile(new Random(seed));
            _folder.Write("ratings.csv", bytes);
            var path = _folder.PathOf("ratings.csv");
            var strict = RatingFiles.ReadStrictly(path);
            foreach (var blockBytes in (int[])[1, 7, 30, 100, 5000])
            {
                var parallel = RatingFiles.ReadInParallel(path, blockBytes);
                if (parallel is null) continue;
                sure++;
                Assert.True(strict == parallel, $"seed {seed}, blocks of {blockBytes}\n{strict}\n{parallel}");
            }
        }
        // Otherwise the files would be too odd to test anything.
        Assert.InRange(sure, Files * 2, Files * 5);
    }

    [Theory]
    [InlineData("1,1,4.0,5\n2,7,3.5,6\n")]
    [InlineData("\uFEFF" + "1,1,4.0,5\r\n2,7,3.5,6\r\n")]
    [InlineData("1,1,4,5\n\n2,7,3.75,6")]
    [InlineData("1,1,4,99999999999\n12345678,7,3.75,6\nx,1,4.0,0\n")]
    public void Files_without_quotation_marks_need_no_strict_reader(string rows)
    {
        var mark = rows.StartsWith('\uFEFF') ? "\uFEFF" : "";
        _folder.Write("ratings.csv", mark + Header + (rows.Contains('\r') ? "\r\n" : "\n") + rows[mark.Length..]);
        var path = _folder.PathOf("ratings.csv");
        Assert.Equal(RatingFiles.ReadStrictly(path), RatingFiles.ReadInParallel(path, 8));
    }

    [Theory]
    [InlineData("userId,movieId,rating,timestamp\n1,1,4.0,\"5\"\n")]
    [InlineData("userId,movieId,rating,timestamp\r1,1,4.0,5\r")]
    [InlineData("\nuserId,movieId,rating,timestamp\n1,1,4.0,5\n")]
    [InlineData("userId,movieId,rating\n1,1,4.0\n")]
    [InlineData("")]
    public void Files_that_may_mean_something_else_are_left_to_the_strict_reader(string text)
    {
        _folder.Write("ratings.csv", text);
        Assert.Null(RatingFiles.ReadInParallel(_folder.PathOf("ratings.csv"), 1 << 20));
    }

    [Fact]
    public void A_line_without_end_is_left_to_the_strict_reader()
    {
        _folder.Write("ratings.csv", $"{Header}\n1,1,4.0,{new string('0', 5000)}5\n");
        Assert.Null(RatingFiles.ReadInParallel(_folder.PathOf("ratings.csv"), 100));
    }

    [Fact]
    public void Only_the_first_ten_problems_are_told_wherever_the_blocks_begin()
    {
        var rows = Enumerable.Range(0, 50).Select(i => i % 3 == 0 ? "x\n" : "1,1,4.0,5\n");
        _folder.Write("ratings.csv", $"{Header}\n" + string.Concat(rows));
        var path = _folder.PathOf("ratings.csv");
        var strict = RatingFiles.ReadStrictly(path);
        Assert.Equal(10, strict.Split('\n').Length);
        Assert.All([1, 10, 64, 1000], blockBytes => Assert.Equal(strict, RatingFiles.ReadInParallel(path, blockBytes)));
    }

    private static byte[] RandomFile(Random random)
    {
        // Most files have few oddities, or else all of them would be refused for the same reasons.
        var oddity = random.Next(4) switch { 0 => 0, 1 => 0.01, 2 => 0.05, _ => 0.3 };
        var lineEnd = random.Next(3) == 0 ? "\r\n" : "\n";
        var text = new StringBuilder(random.Next(10) == 0 ? "\uFEFF" : "").Append(Header).Append(lineEnd);
        var sorted = random.Next(2) == 0;
        for (var (row, rows) = (0, random.Next(60)); row < rows; row++)
        {
            text.Append(Line(random, oddity, sorted ? 1 + row / 6 : 1 + random.Next(9)));
            if (row + 1 < rows || random.Next(2) == 0) text.Append(random.NextDouble() < oddity / 20 ? "\r" : lineEnd);
        }
        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (random.NextDouble() < oddity / 3) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private static string Line(Random random, double oddity, int user)
    {
        if (random.NextDouble() < oddity / 3) return Oddities[random.Next(Oddities.Length)];
        string Pick(string[] values, int usual) => values[random.NextDouble() < oddity ? random.Next(values.Length) : random.Next(usual)];
        var id = random.NextDouble() < oddity ? Pick(Ids, 1) : $"{user}";
        return $"{id},{Pick(Ids, 9)},{Pick(Stars, 4)},{Pick(Times, 5)}";
    }
}
