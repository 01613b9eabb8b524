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
