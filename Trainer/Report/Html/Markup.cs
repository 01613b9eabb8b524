using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace MovieSimilarity.Trainer.Report.Html;

/// <summary>A piece of HTML or SVG. It is made from interpolated strings, whose values are escaped on their way in.</summary>
internal sealed class Markup
{
    private readonly string _text;

    private Markup(string text) => _text = text;

    public static Markup Empty { get; } = new("");

    /// <summary>
    /// <c>Markup.Of($"&lt;td&gt;{title}&lt;/td&gt;")</c>: the literal parts as they are, values escaped, numbers invariant.
    /// </summary>
    public static Markup Of(MarkupBuilder text) => new(text.ToString());

    /// <summary>Text of this program that is markup already, such as the style sheet.</summary>
    public static Markup Trusted(string text) => new(text);

    public override string ToString() => _text;
}

/// <summary>Puts <see cref="Markup"/> together: what was typed by people cannot become markup, because all values are escaped.</summary>
[InterpolatedStringHandler]
internal readonly struct MarkupBuilder(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + 16 * formattedCount);

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(Markup markup) => _text.Append(markup);

    public void AppendFormatted(IEnumerable<Markup> markup) => _text.AppendJoin("", markup);

    public void AppendFormatted(string? value)
    {
        foreach (var character in value ?? "") Escape(character);
    }

    public void AppendFormatted<T>(T value, string? format = null) where T : IFormattable =>
        AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();

    private void Escape(char character) => _ = character switch
    {
        '&' => _text.Append("&amp;"),
        '<' => _text.Append("&lt;"),
        '>' => _text.Append("&gt;"),
        '"' => _text.Append("&quot;"),
        '\'' => _text.Append("&#39;"),
        '\t' or '\n' or '\r' => _text.Append(' '),
        // Not allowed in HTML, not even escaped.
        < ' ' or (>= '\u007f' and <= '\u009f') => _text.Append('\ufffd'),
        _ => _text.Append(character),
    };
}
