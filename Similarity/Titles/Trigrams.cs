namespace MovieSimilarity.Titles;

/// <summary>
/// The character trigrams of a key, hashed to 16 bits: of each word with a blank around it, and, to tell names that begin
/// or end alike from names that only hold the same words, of the first one and two characters and the last two.
/// </summary>
internal static class Trigrams
{
    /// <summary>Number of different values.</summary>
    public const int Values = 1 << 16;

    /// <summary>Most trigrams of a key: one a character, and those of both beginnings and the end.</summary>
    public const int MaximumCount = TitleKey.MaximumLength + 8;

    private const char Begin = '\u0002';
    private const char End = '\u0003';

    /// <summary>Writes a key's trigrams, each once and in no order that means anything; returns how many.</summary>
    /// <param name="key">The key, at most <see cref="TitleKey.MaximumLength"/> characters.</param>
    /// <param name="articleLength">Characters of the article and its blank; trigrams of the name without them count as well.</param>
    /// <param name="trigrams">Room for <see cref="MaximumCount"/>.</param>
    public static int Of(ReadOnlySpan<char> key, int articleLength, Span<ushort> trigrams)
    {
        var count = 0;
        for (var i = 0; i < key.Length; i++)
        {
            if (key[i] != ' ') trigrams[count++] = Hash(At(key, i - 1), key[i], At(key, i + 1));
        }
        for (var begin = 0; begin <= articleLength; begin += Math.Max(articleLength, 1))
        {
            trigrams[count++] = Hash(Begin, At(key, begin), Begin);
            trigrams[count++] = Hash(Begin, At(key, begin), At(key, begin + 1));
        }
        trigrams[count++] = Hash(At(key, key.Length - 2), At(key, key.Length - 1), End);
        return Distinct(trigrams[..count]);
    }

    private static char At(ReadOnlySpan<char> key, int index) => (uint)index < (uint)key.Length ? key[index] : ' ';

    private static ushort Hash(char a, char b, char c) => (ushort)(((((a * 0x9E3779B1u) + b) * 0x85EBCA6Bu) + c) * 0xC2B2AE35u >> 16);

    /// <summary>By insertion: there are few, and the library's sort of such numbers is compiled only when a process first needs it.</summary>
    private static int Distinct(Span<ushort> values)
    {
        var count = 0;
        foreach (var value in values)
        {
            var place = count;
            while (place > 0 && values[place - 1] > value) place--;
            if (place > 0 && values[place - 1] == value) continue;
            for (var i = count++; i > place; i--) values[i] = values[i - 1];
            values[place] = value;
        }
        return count;
    }
}
