using System.IO.Compression;
using MovieSimilarity.Printing;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.MovieLens.Ratings;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.DataSets;

/// <summary>Reads the data set that somebody has: in a folder, or in a .zip archive, which is unpacked to a temporary folder.</summary>
internal static class LocalDataSet
{
    private const int MaxShown = 8;

    /// <summary>Reads a data set.</summary>
    /// <param name="path">The folder or the archive; the archive may come through a pipe.</param>
    /// <param name="name">What to call the data set; null for the name of the folder with its files, or else of the archive.</param>
    /// <param name="options">How to read the ratings.</param>
    /// <param name="log">Receives the progress of each stage.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataFormatException">There is no data set, or it is malformed; the message says where and what was expected.</exception>
    public static MovieLensDataSet Read(
        string path, string? name, RatingOptions options, IProgressLog log, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) return MovieLensReader.Read(path, name, options, log, cancellationToken);
        var folder = Directory.CreateTempSubdirectory("moviesimilarity-").FullName;
        try
        {
            Unpack(path, folder, log, cancellationToken);
            var files = Innermost(folder);
            var archiveName = Path.GetFileNameWithoutExtension(path);
            return MovieLensReader.Read(files, name ?? (files == folder ? archiveName : null), options, log, cancellationToken);
        }
        catch (DataFormatException e)
        {
            throw new DataFormatException(e.Message.Replace(folder, path, StringComparison.Ordinal));
        }
        finally
        {
            DataSetFolder.TryDelete(folder);
        }
    }

    private static void Unpack(string path, string folder, IProgressLog log, CancellationToken cancellationToken)
    {
        using var plain = new PlainFiles(log);
        using var archive = File.OpenRead(plain.Prepare([path], cancellationToken)[0]);
        if (!IsZip(archive)) throw new DataFormatException($"'{path}' is neither a folder nor a .zip archive; unpack it, or name the folder it lies in.");
        using var stage = log.Begin("unpack", ProgressUnit.Bytes);
        try
        {
            var found = ArchiveUnpacker.Unpack(archive, folder, IsWanted, stage, cancellationToken);
            if (Directory.GetFileSystemEntries(folder).Length == 0) throw new InvalidDataException($"it has {Shown(found)}; unpack it, and name the folder with ratings.csv");
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new DataFormatException($"{path} is no archive of a data set: {e.Message.TrimEnd('.')}.");
        }
        stage.Complete(Path.GetFileName(path));
    }

    private static bool IsZip(FileStream file)
    {
        Span<byte> start = stackalloc byte[4];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start[..2].SequenceEqual("PK"u8);
    }

    private static bool IsWanted(ZipArchiveEntry entry) => MovieLensReader.IsDataFile(Path.GetFileName(entry.FullName));

    /// <summary>The first folder below that holds more than one other folder.</summary>
    private static string Innermost(string folder)
    {
        while (Directory.GetFileSystemEntries(folder) is [var only] && Directory.Exists(only)) folder = only;
        return folder;
    }

    private static string Shown(IReadOnlyList<string> names) => names.Count == 0 ? "no file"
        : string.Join(", ", names.Take(MaxShown).Select(name => $"'{PrintableText.Line(name)}'")) + (names.Count > MaxShown ? ", …" : "");
}
