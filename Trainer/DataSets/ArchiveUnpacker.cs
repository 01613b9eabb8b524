using System.IO.Compression;
using System.IO.Hashing;
using MovieSimilarity.Printing;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.DataSets;

/// <summary>Unpacks an archive of a data set.</summary>
internal static class ArchiveUnpacker
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Unpacks all files into a folder, which is made.</summary>
    /// <returns>The folder in it that holds the data set.</returns>
    /// <exception cref="InvalidDataException">This is no archive of a data set; the message is a clause that says why.</exception>
    public static string Unpack(Stream archive, string folder, IStage stage, CancellationToken cancellationToken)
    {
        Unpack(archive, folder, _ => true, stage, cancellationToken);
        string[] candidates = [folder, .. Directory.GetDirectories(folder)];
        return candidates.FirstOrDefault(DataSetFolder.IsDataSet)
            ?? throw new InvalidDataException("it lacks ratings.csv, movies.csv or tags.csv");
    }

    /// <summary>Unpacks some of the files into a folder, which is made.</summary>
    /// <returns>The names of the files that the archive has, with those that are left out.</returns>
    /// <exception cref="InvalidDataException">This is no archive of a data set; the message is a clause that says why.</exception>
    public static IReadOnlyList<string> Unpack(
        Stream archive, string folder, Func<ZipArchiveEntry, bool> isWanted, IStage stage, CancellationToken cancellationToken)
    {
        using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
        var all = ArchiveEntries.Check(zip, archive.Length);
        var files = all.Where(isWanted).ToArray();
        stage.Expect(Math.Max(1, files.Sum(file => file.Length)));
        Directory.CreateDirectory(folder);
        var (buffer, done) = (new byte[BufferBytes], 0L);
        foreach (var file in files)
        {
            var path = Path.Combine([folder, .. file.FullName.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            done += Copy(file, target, buffer, sofar => stage.Report(done + sofar), cancellationToken);
        }
        return [.. all.Select(file => file.FullName)];
    }

    private static long Copy(
        ZipArchiveEntry file, FileStream target, byte[] buffer, Action<long> report, CancellationToken cancellationToken)
    {
        using var content = file.Open();
        var crc = new Crc32();
        var done = 0L;
        for (int count; (count = content.Read(buffer)) > 0; report(done))
        {
            cancellationToken.ThrowIfCancellationRequested();
            done += count;
            if (done > file.Length) break;
            crc.Append(buffer.AsSpan(0, count));
            target.Write(buffer, 0, count);
        }
        // Without the look at the checksum a stated length that is too short would cut the file.
        return done == file.Length && crc.GetCurrentHashAsUInt32() == file.Crc32
            ? done : throw new InvalidDataException($"'{PrintableText.Line(file.FullName)}' in it is not what the archive says about it");
    }
}
