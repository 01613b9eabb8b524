namespace MovieSimilarity.Trainer.Download;

/// <summary>What whoever downloads has to know about the use of MovieLens' data. The README of each data set has the last word.</summary>
internal static class Licence
{
    /// <summary>Said before a download.</summary>
    public const string Summary =
        "MovieLens' data are those of GroupLens, University of Minnesota, and not of this program: for research, not for commercial\n"
        + "use without permission, not to be passed on but as their README allows. Publications cite F. M. Harper and J. A. Konstan,\n"
        + "The MovieLens Datasets: History and Context, 2015, https://doi.org/10.1145/2827872.";

    private const string Readme = "README.txt";

    /// <summary>Said after it: where the conditions are.</summary>
    public static string Conditions(DataSetFolder folder) => $"The conditions of use: {Path.Combine(folder.Path, Readme)}";
}
