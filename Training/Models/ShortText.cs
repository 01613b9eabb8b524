namespace MovieSimilarity.Training.Models;

/// <summary>Bounds what people typed, so that the statistics stay small whatever the data.</summary>
internal static class ShortText
{
    private const int MaxLength = 50;

    public static string Of(string text)
    {
        if (text.Length <= MaxLength) return text;
        var length = MaxLength - 1;
        if (char.IsHighSurrogate(text[length - 1])) length--;
        return text[..length] + "…";
    }
}
