namespace MovieSimilarity.Titles;

/// <summary>The Latin letters that Cyrillic ones are usually written as, after BGN/PCGN without its apostrophes and diacritics.</summary>
internal static class CyrillicLetters
{
    private const char First = 'а';

    /// <summary>One entry for each letter from а to я.</summary>
    private static readonly string[] Latin =
    [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch",
        "sh", "shch", "", "y", "", "e", "yu", "ya",
    ];

    /// <summary>The letters that stand for a lower-case character, or null where it is no Cyrillic letter of this table.</summary>
    public static string? Fold(int character) => character switch
    {
        >= First and <= 'я' => Latin[character - First],
        'ё' or 'є' => "e",
        'і' or 'ї' => "i",
        'ґ' => "g",
        'ј' => "j",
        _ => null,
    };
}
