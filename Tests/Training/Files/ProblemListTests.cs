using System.Globalization;
using System.Text;

namespace MovieSimilarity.Tests.Training.Files;

/// <summary>The first ten problems of a file are named, each on a line of its own, and by the right line of the file.</summary>
public sealed class ProblemListTests
{
    [Fact]
    public void Ten_problems_are_all_named()
    {
        using var folder = DataFolder.WithRatings(string.Concat(Enumerable.Repeat("1,1,x,0\n", 10)));
        Assert.Equal(Enumerable.Range(2, 10), Lines(folder));
    }

    [Fact]
    public void An_eleventh_problem_is_not()
    {
        using var folder = DataFolder.WithRatings("1,1,4,0\n" + string.Concat(Enumerable.Repeat("1,1,x,0\n", 11)));
        Assert.Equal(Enumerable.Range(3, 10), Lines(folder));
    }

    [Fact]
    public void Problems_of_every_kind_are_named_together()
    {
        using var folder = DataFolder.WithRatings("x,1,4,0\n1,1\n1,1,4\"4,0\n1,1,4,0\n1,1,4,never\n1,1,4,\"0\n");
        Assert.Equal([2, 3, 4, 6, 7], Lines(folder));
    }

    [Fact]
    public void Bytes_that_are_no_utf_8_do_not_hide_the_problems_above_them()
    {
        var rows = string.Concat(Enumerable.Repeat("1,1,4,0\n", 5000));
        using var folder = new DataFolder();
        folder.Write("ratings.csv", [.. "userId,movieId,rating,timestamp\n1,1,x,0\n"u8, .. Encoding.ASCII.GetBytes(rows), 0xFF]);
        Assert.Equal([2, 5003], Lines(folder));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Lines_are_counted_behind_blank_ones_and_behind_fields_that_span_some(string lineEnd)
    {
        var rows = "1,1,\"a\n\nb\",0\n\n\n1,1,x,zero\n\n1,x,\"c\nd\",0\n1,1,y,zero";
        using var folder = new DataFolder().Write("tags.csv", (DataFolder.TagHeader + rows).ReplaceLineEndings(lineEnd));
        Assert.Equal([7, 9, 11], Lines(folder));
    }

    private static IEnumerable<int> Lines(DataFolder folder) => folder.Refusal().Split('\n').Select(problem =>
    {
        var afterFile = problem[(problem.IndexOf(", line ", StringComparison.Ordinal) + ", line ".Length)..];
        return int.Parse(afterFile[..afterFile.IndexOf(':', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
    });
}
