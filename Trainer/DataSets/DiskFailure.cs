namespace MovieSimilarity.Trainer.DataSets;

/// <summary>Says in a sentence why a data set cannot be written.</summary>
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
