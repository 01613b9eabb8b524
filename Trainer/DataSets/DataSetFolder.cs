using MovieSimilarity.FileSystem;

namespace MovieSimilarity.Trainer.DataSets;

/// <summary>
/// The folder of a data set. A folder that does not exist yet appears in one step. One that exists stays where it is, since it may be a mount
/// point or somebody's current folder; its files come one by one, <c>ratings.csv</c> last, so it is complete only when all are there.
/// </summary>
internal sealed class DataSetFolder
{
    public const string Ratings = "ratings.csv";

    private static readonly string[] Required = [Ratings, "movies.csv", "tags.csv"];

    private const string UnpackingName = ".unpacking", ReplacedName = ".replaced";

    private readonly string _full;
    private readonly string _parent;

    /// <exception cref="DownloadException">The path is that of a file, or of a whole drive.</exception>
    public DataSetFolder(string path)
    {
        Path = System.IO.Path.TrimEndingDirectorySeparator(path);
        _full = Resolve(path);
        _parent = System.IO.Path.GetDirectoryName(_full)
            ?? throw new DownloadException($"'{path}' is a whole drive; name a folder for the data set on it.");
        Part = _full + ".zip.part";
        PartName = System.IO.Path.IsPathRooted(path)
            ? Part : System.IO.Path.GetRelativePath(Directory.GetCurrentDirectory(), Part);
        Unpacking = Directory.Exists(_full) ? System.IO.Path.Combine(_full, UnpackingName) : Beside("unpacking");
    }

    /// <summary>The path as it was given.</summary>
    public string Path { get; }

    /// <summary>The file that holds what has arrived so far; always beside the folder, however that was written.</summary>
    public string Part { get; }

    /// <summary>The same for messages: relative where the folder was given so.</summary>
    public string PartName { get; }

    /// <summary>
    /// What the archive is unpacked into, on the disk of the data set: in its folder if that exists, or else beside it. Nobody else uses it
    /// while the part file is held.
    /// </summary>
    public string Unpacking { get; }

    public bool IsComplete => IsDataSet(_full);

    public static bool IsDataSet(string folder) => Required.All(file => File.Exists(System.IO.Path.Combine(folder, file)));

    public bool Holds(string file) => File.Exists(System.IO.Path.Combine(_full, file));

    /// <summary>Makes sure that nothing will be lost by putting a data set here.</summary>
    /// <param name="force">Whether an older data set may be replaced.</param>
    /// <exception cref="DownloadException">Something else is there.</exception>
    public void RequireFree(bool force)
    {
        if (!Directory.Exists(_full)) return;
        var entries = new DirectoryInfo(_full).GetFileSystemInfos().Where(entry => entry.Name is not (UnpackingName or ReplacedName));
        if (entries.FirstOrDefault(entry => !(force && IsOfDataSet(entry))) is not { } inTheWay) return;
        throw new DownloadException(force
            ? $"{Path} holds '{inTheWay.Name}', which is not of a data set and would be lost; move it, "
                + "or name another folder with 'download --output'."
            : $"{Path} is not empty{(IsComplete ? "" : ", but holds no complete data set")}; remove it, "
                + "name another folder with 'download --output', or replace it with 'download --force'.");
    }

    /// <summary>Makes the folder that this one lies in, and finds out whether files can be put where the data set will be.</summary>
    /// <exception cref="IOException">They cannot.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public void Prepare()
    {
        Directory.CreateDirectory(_parent);
        if (!Directory.Exists(Unpacking)) Directory.CreateDirectory(Unpacking).Delete();
    }

    /// <summary>Puts an unpacked data set here; an older one is replaced.</summary>
    public void Install(string unpacked)
    {
        if (!Directory.Exists(_full))
        {
            Directory.Move(unpacked, _full);
            return;
        }
        var replaced = Directory.CreateDirectory(System.IO.Path.Combine(_full, ReplacedName)).FullName;
        try
        {
            MoveEntries(_full, replaced);
            MoveEntries(unpacked, _full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            MoveEntries(replaced, _full);
            TryDelete(replaced);
            throw;
        }
        TryDelete(replaced);
    }

    /// <summary>Moves what is in a folder into another one on the same disk; what is there under the same name is replaced.</summary>
    private static void MoveEntries(string from, string to)
    {
        var entries = new DirectoryInfo(from).GetFileSystemInfos().Where(entry => entry.Name is not (UnpackingName or ReplacedName));
        foreach (var entry in entries.OrderBy(entry => entry.Name == Ratings))
        {
            var target = System.IO.Path.Combine(to, entry.Name);
            if (entry is FileInfo file) file.MoveTo(target, overwrite: true);
            else Directory.Move(entry.FullName, target);
        }
    }

    public static void Delete(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>Deletes a leftover on a best-effort basis; the next download tries again.</summary>
    public static void TryDelete(string folder)
    {
        try
        {
            Delete(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What came before matters more, be it the data set or the reason why there is none.
        }
    }

    private static bool IsOfDataSet(FileSystemInfo entry) => entry is FileInfo { Extension: ".csv" or ".txt" or ".html" };

    private static string Resolve(string path)
    {
        try
        {
            return OutputFolder.Resolve(path, "data set");
        }
        catch (OutputException e)
        {
            throw new DownloadException(e.Message, e);
        }
    }

    private string Beside(string purpose) =>
        System.IO.Path.Combine(_parent, $".{System.IO.Path.GetFileName(_full)}.{purpose}");
}
