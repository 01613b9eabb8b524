namespace MovieSimilarity.Trainer.DataSets;

/// <summary>The data sets that are known by name: those of GroupLens in its present format.</summary>
public static class KnownDataSets
{
    /// <summary>All of them, smallest first, then by age.</summary>
    public static IReadOnlyList<KnownDataSet> All { get; } =
    [
        new("ml-latest-small", "100 thousand ratings of 9,700 films, 1 MB; updated occasionally"),
        new("ml-20m", "20 million ratings of 27,000 films, 190 MB"),
        new("ml-25m", "25 million ratings of 62,000 films, 250 MB"),
        new("ml-32m", "32 million ratings of 88,000 films, 239 MB"),
        new("ml-latest", "33 million ratings of 86,000 films, 335 MB; updated occasionally"),
    ];

    /// <summary>All names on one line.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(set => set.Name));

    /// <summary>The data set of a name, in letters of either case; null where there is none.</summary>
    public static KnownDataSet? Find(string name) => All.FirstOrDefault(set => set.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A data set that GroupLens publishes.</summary>
/// <param name="Name">Its name, which is also that of its archive without <c>.zip</c>.</param>
/// <param name="Description">Its ratings and the size of its archive, roughly.</param>
public sealed record KnownDataSet(string Name, string Description);
