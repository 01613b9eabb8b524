using MovieSimilarity.Titles;

namespace MovieSimilarity.Tests.Similarity.Titles;

public class WordRunDistanceTests
{
    [Theory]
    [InlineData("zodiac", "zodiac", 0)]
    [InlineData("zodiak", "zodiac", 1)]
    [InlineData("zoidac", "zodiac", 1)]
    [InlineData("zodac", "zodiac", 1)]
    [InlineData("zodiiac", "zodiac", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("strangelove", "dr strangelove or how i learned", 0)]
    [InlineData("lord of the ring", "the lord of the rings the two towers", 1)]
    public void Edits_are_counted_against_the_best_run_of_words(string typed, string name, int distance) =>
        Assert.Equal(distance, WordRunDistance.Of(typed, name, 10));

    [Fact]
    public void It_agrees_with_plain_alignment_of_every_run_of_words()
    {
        var random = new Random(5);
        for (var round = 0; round < 3000; round++)
        {
            var (typed, name) = (Words(random), Words(random));
            var limit = random.Next(6);
            Assert.Equal(Math.Min(Reference(typed, name), limit + 1), WordRunDistance.Of(typed, name, limit));
        }
    }

    private static string Words(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.GetString("abc", random.Next(1, 5))));

    private static int Reference(string typed, string name)
    {
        var words = name.Split(' ');
        var runs =
            from start in Enumerable.Range(0, words.Length)
            from end in Enumerable.Range(start + 1, words.Length - start)
            select string.Join(' ', words[start..end]);
        return runs.Min(run => Alignment(typed, run));
    }

    private static int Alignment(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++) table[i, j] = Cell(i, j);
        }
        return table[a.Length, b.Length];

        int Cell(int i, int j)
        {
            if (i == 0 || j == 0) return i + j;
            int[] edits = [table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)];
            var transposed = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            return transposed ? Math.Min(edits.Min(), table[i - 2, j - 2] + 1) : edits.Min();
        }
    }
}
