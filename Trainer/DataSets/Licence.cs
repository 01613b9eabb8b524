namespace MovieSimilarity.Trainer.DataSets;

/// <summary>The conditions for using MovieLens' data, in short. The README of each data set has the binding ones.</summary>
internal static class Licence
{
    /// <summary>Printed before a download.</summary>
    public const string Summary =
        "MovieLens' data are those of GroupLens, University of Minnesota, and not of this program: for research, not for commercial\n"
        + "use without permission. The README of each data set has its conditions, also for passing it on, and they differ.\n"
        + "Publications cite F. M. Harper and J. A. Konstan, The MovieLens Datasets: History and Context, 2015,\n"
        + "https://doi.org/10.1145/2827872.";

    private const string Readme = "README.txt";

    /// <summary>Printed after it: where the conditions are; null if the archive has none.</summary>
    public static string? Conditions(DataSetFolder folder) =>
        folder.Holds(Readme) ? $"The conditions of use: {Path.Combine(folder.Path, Readme)}" : null;
}
