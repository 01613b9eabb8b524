using System.CommandLine;
using System.CommandLine.Parsing;
using MovieSimilarity.Trainer.DataSets;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Commands;

/// <summary>Options of the commands that download data sets.</summary>
internal static class DataSetOptions
{
    /// <summary>Where downloaded data sets lie unless somebody says otherwise; under the current folder, and ignored by git.</summary>
    private const string DefaultParent = "data";

    public static Option<Uri?> From() => new("--from")
    {
        HelpName = "URL",
        Description = $"The folder of the archives on another server, such as a mirror [default: {DownloadSource.GroupLens}].",
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && IsFolder(address)) return WithSlash(address);
            argument.AddError($"--from takes the address of a folder on a web server, such as {DownloadSource.GroupLens}; '{text}' is none.");
            return null;
        },
    };

    public static Option<string?> DataSet() => new("--dataset")
    {
        HelpName = "NAME",
        Description = $"Instead of --data: {KnownDataSets.Names}, downloaded to {DefaultFolder("NAME")} if it is missing.",
        CustomParser = argument => KnownName(argument.Tokens[0].Value, argument.AddError),
    };

    /// <summary>Makes sure that it is clear what to train on.</summary>
    public static void RequireOne(CommandResult command, Option data, Option dataSet, Option from)
    {
        var (hasData, hasDataSet) = (command.GetResult(data) is not null, command.GetResult(dataSet) is not null);
        if (hasData == hasDataSet)
            command.AddError($"Name either a folder with {data.Name} or a data set to download with {dataSet.Name}{(hasData ? ", not both" : "")}.");
        else if (hasData && command.GetResult(from) is not null)
            command.AddError($"{from.Name} says where {dataSet.Name} is downloaded from; with {data.Name} nothing is.");
    }

    /// <summary>Downloads a data set unless it is there.</summary>
    /// <returns>Its folder.</returns>
    public static async Task<string> EnsureAsync(string name, Uri? from, IProgressLog log, CancellationToken cancellationToken)
    {
        var folder = DefaultFolder(name);
        await new DataSetDownload(log) { From = from }.EnsureAsync(name, folder, force: false, cancellationToken);
        return folder;
    }

    /// <summary>The folder that a data set is in by default.</summary>
    public static string DefaultFolder(string name) => Path.Combine(DefaultParent, name);

    /// <summary>The name of a data set as it is written in the list.</summary>
    public static string? KnownName(string text, Action<string> addError)
    {
        if (KnownDataSets.Find(text) is { } set) return set.Name;
        addError($"There is no data set '{text}'; known are {KnownDataSets.Names}.");
        return null;
    }

    private static bool IsFolder(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { UserInfo: "", Query: "", Fragment: "" };

    // Relative addresses replace what follows the last slash.
    private static Uri WithSlash(Uri address) => address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
