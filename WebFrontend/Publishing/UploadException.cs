namespace MovieSimilarity.WebFrontend.Publishing;

/// <summary>An upload cannot be written to disk. The message is for the caller; the cause, which names paths, is for the log.</summary>
internal sealed class UploadException(Exception cause) : Exception(
    HasNoRoom(cause)
        ? "The frontend's disk has no room for the model."
        : "The frontend cannot write the model to its disk; its log says why.",
    cause)
{
    // ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows; ENOSPC everywhere else; EDQUOT of Linux and of macOS.
    private static readonly int[] NoRoomCodes = [unchecked((int)0x80070070), unchecked((int)0x80070027), 28, 122, 69];

    /// <summary>Whether the disk is full, or the user's share of it.</summary>
    public bool IsDiskFull => HasNoRoom(InnerException!);

    private static bool HasNoRoom(Exception cause) => NoRoomCodes.Contains(cause.HResult);
}
