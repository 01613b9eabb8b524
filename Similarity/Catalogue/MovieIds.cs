namespace MovieSimilarity.Catalogue;

/// <summary>The rule that every list of movie ids in a model keeps.</summary>
internal static class MovieIds
{
    /// <exception cref="ArgumentException">The ids are not positive and strictly ascending.</exception>
    public static void RequireAscending(ReadOnlySpan<int> ids)
    {
        var previous = 0;
        for (var row = 0; row < ids.Length; row++)
        {
            if (ids[row] <= previous)
            {
                throw new ArgumentException(
                    $"Movie ids must be greater than 0 and strictly ascending; row {row} has {ids[row]} after {previous}.");
            }
            previous = ids[row];
        }
    }
}
