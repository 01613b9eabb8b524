namespace MovieSimilarity.Titles;

/// <summary>The basic lower-case letters that accented and special Latin letters are typed as.</summary>
/// <remarks>
/// Normalisation knows most of them as well, but not letters with a stroke or ligatures, and it does nothing at all where
/// .NET runs in its globalization-invariant mode, as small container images do.
/// </remarks>
internal static class LatinLetters
{
    private const char First = '\u00C0';

    /// <summary>One letter for each of U+00C0 to U+017F; a blank where it is no letter or takes two.</summary>
    private const string Basic =
        "aaaaaa ceeeeiiiidnooooo ouuuuy  aaaaaa ceeeeiiiidnooooo ouuuuy y" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkkllllllllllnnnnnnnnnoooooo  " +
        "rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    /// <summary>The letters that stand for a character; empty where this table does not know it.</summary>
    public static ReadOnlySpan<char> Fold(int character) => character switch
    {
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'þ' or 'Þ' => "th",
        'ĳ' or 'Ĳ' => "ij",
        >= First and < First + 192 when Basic[character - First] != ' ' => Basic.AsSpan(character - First, 1),
        _ => [],
    };
}
