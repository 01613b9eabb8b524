using MovieSimilarity.Trainer.Retries;
using System.Globalization;
using System.Text;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.DataSets;

/// <summary>Downloads a data set from its publisher, verifies and unpacks it, and only then gives the folder its name.</summary>
/// <param name="log">Receives the progress of each stage.</param>
internal sealed class DataSetDownload(IProgressLog log)
{
    /// <summary>Enough for a line that is interrupted for a quarter of a minute.</summary>
    public const int DefaultAttempts = 5;

    /// <summary>The folder of the archives, ending in a slash; null for GroupLens' own.</summary>
    public Uri? From { get; init; }

    public RetryPolicy Retry { get; init; } = new() { Attempts = DefaultAttempts };

    /// <summary>How long a server may send nothing.</summary>
    public TimeSpan Patience { get; init; } = FileServer.DefaultPatience;

    /// <summary>Makes sure that a data set is in its folder.</summary>
    /// <param name="name">One of <see cref="KnownDataSets"/>.</param>
    /// <param name="path">The folder for its files.</param>
    /// <param name="force">Whether to download it although it is there.</param>
    /// <param name="cancellationToken">Stops the download; what has arrived is kept for the next one.</param>
    /// <returns>Whether it was not there before.</returns>
    /// <exception cref="DownloadException">It cannot be had, or the download was cancelled; the message says what to do.</exception>
    public async Task<bool> EnsureAsync(string name, string path, bool force, CancellationToken cancellationToken)
    {
        var folder = new DataSetFolder(path);
        if (folder.IsComplete && !force) return false;
        folder.RequireFree(force);
        var source = new DownloadSource(name, From);
        log.Info(Licence.Summary);
        try
        {
            folder.Prepare();
            using var part = PartFile.Open(folder.Part);
            // Another process may have held the part until now, and completed it.
            if (folder.IsComplete && !force)
            {
                if (!part.CanBeResumed) part.Delete();
                return false;
            }
            await FillAsync(source, folder, force, part, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DiskFailure.Describe(e, folder, source.ByHand(folder));
        }
        if (Licence.Conditions(folder) is { } conditions) log.Info(conditions);
        return true;
    }

    private async Task FillAsync(
        DownloadSource source, DataSetFolder folder, bool force, PartFile part, CancellationToken cancellationToken)
    {
        var done = false;
        try
        {
            await DownloadAsync(source, folder, part, cancellationToken);
            Unpack(source, folder, force, part, cancellationToken);
            done = true;
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new DownloadException(part.CanBeResumed
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"Cancelled; {folder.PartName} keeps {part.Received:N0} bytes, with which the same command goes on.")
                : "Cancelled; nothing was kept.", e);
        }
        finally
        {
            DataSetFolder.TryDelete(folder.Unpacking);
            if (done || !part.CanBeResumed) part.Delete();
        }
    }

    private async Task DownloadAsync(DownloadSource source, DataSetFolder folder, PartFile part, CancellationToken cancellationToken)
    {
        var byHand = source.ByHand(folder);
        using var server = new FileServer(byHand) { Patience = Patience };
        var attempts = new Attempts(Retry, log, byHand);
        var published = await attempts.RunAsync(token => ChecksumAsync(server, source, byHand, token), () => 0, cancellationToken);
        await new ArchiveDownload(server, source, published, part, log).RunAsync(attempts, cancellationToken);

        using var stage = log.Begin("verify", ProgressUnit.Bytes);
        stage.Expect(Math.Max(1, part.Received));
        var actual = PublishedChecksum.Of(part.OpenArchive(), stage.Report, cancellationToken);
        if (actual != published)
        {
            part.Clear();
            throw new DownloadException(
                $"{source.Archive} did not arrive as it was published: its MD5 checksum is {actual} instead of {published}; "
                + $"it was deleted, so repeat the command, {byHand}.");
        }
        stage.Complete($"MD5 {actual}, as published");
    }

    private static async Task<string> ChecksumAsync(FileServer server, DownloadSource source, string byHand, CancellationToken cancellationToken)
    {
        using var response = await server.GetAsync(source.Checksum, null, null, cancellationToken);
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[PublishedChecksum.MaxFileBytes];
        var length = 0;
        for (int count; (count = await server.ReadAsync(source.Checksum, content, buffer.AsMemory(length), cancellationToken)) > 0;)
            length += count;
        return PublishedChecksum.Parse(Encoding.UTF8.GetString(buffer, 0, length), Path.GetFileName(source.Archive.LocalPath))
            ?? throw new DownloadException($"{source.Checksum} holds no MD5 checksum; see to the address, {byHand}.");
    }

    private void Unpack(DownloadSource source, DataSetFolder folder, bool force, PartFile part, CancellationToken cancellationToken)
    {
        using var stage = log.Begin("unpack", ProgressUnit.Bytes);
        try
        {
            // Left by a process that was killed.
            DataSetFolder.Delete(folder.Unpacking);
            var unpacked = ArchiveUnpacker.Unpack(part.OpenArchive(), folder.Unpacking, stage, cancellationToken);
            // Hours may have passed since the first look.
            folder.RequireFree(force);
            folder.Install(unpacked);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            part.Clear();
            throw new DownloadException($"{source.Archive} is no archive of a data set and was deleted: {e.Message.TrimEnd('.')}.", e);
        }
        stage.Complete(folder.Path);
    }
}

/// <summary>A data set could not be downloaded; the message is one sentence that says what to do.</summary>
public class DownloadException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>Describes in one sentence why a data set cannot be written.</summary>
internal static class DiskFailure
{
    // ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows; ENOSPC everywhere else; EDQUOT of Linux and of macOS.
    private static readonly int[] DiskFull = [unchecked((int)0x80070070), unchecked((int)0x80070027), 28, 122, 69];

    public static DownloadException Describe(Exception e, DataSetFolder folder, string byHand) => DiskFull.Contains(e.HResult)
        ? new DownloadException(
            $"There is no room for {folder.Path} ({Reason(e)}); make room and repeat the command to go on, "
            + "or download to another disk with 'download --output'.", e)
        : new DownloadException(
            $"{folder.Path} cannot be written ({Reason(e)}); see to what is in the way, "
            + $"download to another folder with 'download --output', {byHand}.", e);

    private static string Reason(Exception e) => e.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
