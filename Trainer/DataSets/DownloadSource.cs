namespace MovieSimilarity.Trainer.DataSets;

/// <summary>The addresses of a data set's archive and its checksum.</summary>
/// <param name="name">The data set's name.</param>
/// <param name="server">The folder they lie in, ending in a slash; null for GroupLens' own.</param>
internal sealed class DownloadSource(string name, Uri? server = null)
{
    /// <summary>Where GroupLens publishes its data sets.</summary>
    public static readonly Uri GroupLens = new("https://files.grouplens.org/datasets/movielens/");

    public Uri Archive { get; } = new(server ?? GroupLens, name + ".zip");

    /// <summary>GroupLens publishes an MD5 checksum beside each archive.</summary>
    public Uri Checksum { get; } = new(server ?? GroupLens, name + ".zip.md5");

    /// <summary>What a person can do without this program, as the end of a sentence.</summary>
    public string ByHand(DataSetFolder folder) =>
        $"or fetch {Archive} with a browser and unpack it so that {Path.Combine(folder.Path, DataSetFolder.Ratings)} exists";
}
