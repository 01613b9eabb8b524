using MovieSimilarity.Catalogue;
using MovieSimilarity.Titles;
using static MovieSimilarity.Tests.Similarity.Titles.MadeCatalogue;

namespace MovieSimilarity.Tests.Similarity.Titles;

public class HostileInputTests
{
    public static TheoryData<string> Texts { get; } =
    [
        new string('a', 10_000),
        new string('(', 10_000),
        new string(')', 10_000),
        string.Concat(Enumerable.Repeat("(1999)", 2_000)),
        string.Concat(Enumerable.Repeat("(a.k.a. ", 2_000)),
        string.Concat(Enumerable.Repeat("a ", 5_000)),
        new string(' ', 10_000),
        new string(',', 10_000),
        new string('\uFDFA', 10_000),
        new string('\u0301', 10_000),
        new string('\uD800', 10_000),
        string.Concat(Enumerable.Repeat("🎬", 5_000)),
        new string('x', 255) + "🎬",
        "\0\u0001\u001F\u007F\u0085",
        "\uD83D Matr \uDE00",
        "\uFFFE\uFFFF\uFDD0",
        "\u200B\u200E\uFEFF",
        "\u202Exirtam",
        "שר הטבעות",
        "سيد الخواتم",
        "'",
        "&",
        "(",
        ")(",
        "()",
        "(1999)",
        ", The",
        ",",
        "The ",
        "%00'; DROP TABLE films; --",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nothing_typed_makes_a_look_up_fail(string typed)
    {
        var index = IndexOf("Matrix, The (1999)", "(500) Days of Summer (2009)", "$ (Dollars) (1971)");
        Assert.Null(index.Find(typed));
        Assert.InRange(index.Suggest(typed, 5).Count, 0, 3);
        Assert.InRange(index.Search(typed, 5).Count, 0, 3);
        Assert.NotNull(ParsedTitle.Parse(typed).MainTitle);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_film_of_any_title_can_be_indexed_and_is_found_by_it(string text)
    {
        // Three bytes a character are the most.
        var title = text[..Math.Min(text.Length, Movie.MaxTitleBytes / 3)];
        if (string.IsNullOrWhiteSpace(title)) return;
        Assert.Equal(title, IndexOf(title, "Matrix, The (1999)").Find(title)?.Movie.Title);
    }

    [Fact]
    public void Half_characters_count_as_punctuation() =>
        Assert.Equal("Matrix, The (1999)", IndexOf("Matrix, The (1999)").Find("\uD83D Matrix \uDE00")?.Movie.Title);

    [Fact]
    public void Null_is_refused()
    {
        var index = IndexOf("Matrix, The (1999)");
        Assert.Throws<ArgumentNullException>(() => index.Find(null!));
        Assert.Throws<ArgumentNullException>(() => index.Suggest(null!, 1));
        Assert.Throws<ArgumentNullException>(() => index.Search(null!, 1));
        Assert.Throws<ArgumentNullException>(() => new TitleIndex(null!));
    }
}
