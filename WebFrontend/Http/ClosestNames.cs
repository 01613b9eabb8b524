namespace MovieSimilarity.WebFrontend.Http;

/// <summary>Finds the names that a misspelt one may be meant for.</summary>
internal static class ClosestNames
{
    /// <summary>One wrong letter in so many is a slip; with more, it is another name.</summary>
    private const int LettersPerSlip = 3;

    /// <summary>Shorter texts are part of many names.</summary>
    private const int ShortestPart = 3;

    /// <summary>The names that are close to a text, the closest first; case, blanks, hyphens and underscores do not count.</summary>
    /// <param name="text">The text, which is short.</param>
    /// <param name="names">All names.</param>
    public static string[] Find(string text, IEnumerable<string> names)
    {
        var plain = Plain(text);
        return [.. names
            .Select(name => (Name: name, Distance: Distance(plain, Plain(name))))
            .Where(candidate => candidate.Distance <= Math.Max(1, plain.Length / LettersPerSlip))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)];
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>The Levenshtein distance; 1 where one text contains the other.</summary>
    private static int Distance(string a, string b)
    {
        if (a == b) return 0;
        if (Math.Min(a.Length, b.Length) >= ShortestPart && (b.Contains(a, StringComparison.Ordinal) || a.Contains(b, StringComparison.Ordinal))) return 1;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(diagonal, row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
