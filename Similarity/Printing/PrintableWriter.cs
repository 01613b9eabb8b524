using System.Text;

namespace MovieSimilarity.Printing;

/// <summary>Writes a program's output for people, made safe by <see cref="PrintableText.Lines"/>.</summary>
/// <param name="inner">The console or another writer; the caller disposes of it.</param>
public sealed class PrintableWriter(TextWriter inner) : TextWriter
{
    /// <summary>The underlying writer.</summary>
    public TextWriter Inner => inner;

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(string? value) => inner.Write(value is null ? null : PrintableText.Lines(value));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void WriteLine() => inner.WriteLine();

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        Write(value);
        WriteLine();
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();
}
