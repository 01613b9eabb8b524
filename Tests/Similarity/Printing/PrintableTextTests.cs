using MovieSimilarity.Printing;

namespace MovieSimilarity.Tests.Similarity.Printing;

public sealed class PrintableTextTests
{
    /// <summary>Every control character of both ranges, and every mark of direction.</summary>
    public static char[] Unsafe { get; } =
    [
        .. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(code => (char)code),
        '\u061C', '\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069',
    ];

    [Fact]
    public void A_line_has_none_of_the_unsafe_characters_and_keeps_all_others()
    {
        Assert.All(Unsafe, unsafeCharacter => Assert.Equal("a\uFFFDb", PrintableText.Line($"a{unsafeCharacter}b")));
        var rest = string.Concat(Enumerable.Range(0, 0x10000).Select(code => (char)code).Except(Unsafe).Except("\u2028\u2029"));
        Assert.Same(rest, PrintableText.Line(rest));
    }

    [Fact]
    public void Lines_keep_their_ends_and_tabs_and_nothing_else()
    {
        Assert.All(Unsafe.Except("\t\n"), unsafeCharacter => Assert.Equal("a\uFFFDb", PrintableText.Lines($"a{unsafeCharacter}b")));
        Assert.Equal("a\n\tb\r\nc\uFFFDd\uFFFD\r\n", PrintableText.Lines("a\n\tb\r\nc\rd\r\r\n"));
    }

    [Fact]
    public async Task A_writer_makes_safe_whatever_way_text_is_written()
    {
        using var inner = new StringWriter { NewLine = "\r\n" };
        await using var writer = new PrintableWriter(inner);
        const string evil = "\u001b[2J";
        writer.Write(evil[0]);
        writer.Write(evil);
        writer.Write((string?)null);
        writer.Write(evil.ToCharArray());
        writer.Write(evil.AsSpan());
        writer.Write("{0}", evil);
        writer.Write((object)evil);
        writer.WriteLine(evil);
        writer.WriteLine(evil.AsSpan());
        writer.WriteLine("{0}", evil);
        await writer.WriteAsync(evil);
        await writer.WriteLineAsync(evil);
        await writer.WriteLineAsync(evil.AsMemory(), TestContext.Current.CancellationToken);
        await writer.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(12, inner.ToString().Count(c => c == PrintableText.Replacement));
        Assert.Equal(5, inner.ToString().Split("\r\n").Length - 1);
        Assert.DoesNotContain('\u001b', inner.ToString());
    }
}
