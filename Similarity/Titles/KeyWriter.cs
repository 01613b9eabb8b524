using System.Text;

namespace MovieSimilarity.Titles;

/// <summary>Writes words with single blanks between them, as many characters as the buffer has room for.</summary>
internal ref struct KeyWriter(Span<char> buffer)
{
    private readonly Span<char> _buffer = buffer;
    private int _length;
    private bool _wordEnded;

    public void Append(char letter)
    {
        if (_length + (_wordEnded ? 2 : 1) > _buffer.Length) return;
        if (_wordEnded && _length > 0) _buffer[_length++] = ' ';
        _buffer[_length++] = letter;
        _wordEnded = false;
    }

    public void Append(scoped ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters) Append(letter);
    }

    public void Append(Rune rune)
    {
        Span<char> utf16 = stackalloc char[2];
        Append(utf16[..rune.EncodeToUtf16(utf16)]);
    }

    public void AppendWord(ReadOnlySpan<char> word)
    {
        EndWord();
        Append(word);
        EndWord();
    }

    public void EndWord() => _wordEnded = true;

    public override readonly string ToString() => _buffer[.._length].ToString();
}
