using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace MovieSimilarity.FileSystem;

/// <summary>What a Unix system knows about a file and .NET's own classes do not say.</summary>
/// <remarks>
/// The calls go through the native library of the .NET runtime, because the layout of <c>struct stat</c> differs between systems and
/// processors and the runtime's own structure does not.
/// </remarks>
internal static unsafe partial class UnixFile
{
    /// <summary>No such file or folder (ENOENT).</summary>
    public const int NotFound = 2;

    /// <summary>Permission denied (EACCES).</summary>
    public const int Denied = 13;

    /// <summary>Busy (EBUSY), such as a file that is a mount point.</summary>
    public const int Busy = 16;

    /// <summary>Nobody reads from the pipe any more (EPIPE).</summary>
    public const int BrokenPipe = 32;

    private const string Runtime = "libSystem.Native";
    private const int WriteAccess = 2;
    private const int TypeMask = 0xF000;

    /// <summary>The kind and the owner of what a path names.</summary>
    /// <param name="path">The path.</param>
    /// <param name="followLinks">Whether to look at what a link points to rather than at the link.</param>
    /// <param name="status">The answer.</param>
    /// <returns>0, or the number of the error.</returns>
    public static int GetStatus(string path, bool followLinks, out FileStatus status)
    {
        var failed = (followLinks ? Stat(path, out var native) : LinkStat(path, out native)) != 0;
        var error = failed ? Marshal.GetLastPInvokeError() : 0;
        status = new FileStatus((FileKind)(native.Mode & TypeMask), native.UserId, native.GroupId);
        return error;
    }

    /// <summary>Whether this process may write into an existing file.</summary>
    /// <returns>0, or the number of the error.</returns>
    public static int GetWriteAccess(string path) => Access(path, WriteAccess) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>The path of a folder without links and dots.</summary>
    /// <returns>0, or the number of the error.</returns>
    public static int Resolve(string folder, out string resolved)
    {
        var path = RealPath(folder);
        resolved = path is null ? "" : Marshal.PtrToStringUTF8((nint)path)!;
        if (path is null) return Marshal.GetLastPInvokeError();
        NativeMemory.Free(path);
        return 0;
    }

    /// <summary>Gives a file to another owner, if this process may do that; only administrators may, for most owners.</summary>
    public static void TryGive(string path, FileStatus owner)
    {
        try
        {
            _ = ChangeOwner(path, owner.UserId, owner.GroupId);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // The C library has another name here, and the file keeps the owner that it has.
        }
    }

    [LibraryImport(Runtime, EntryPoint = "SystemNative_Stat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, out NativeStatus status);

    [LibraryImport(Runtime, EntryPoint = "SystemNative_LStat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkStat(string path, out NativeStatus status);

    [LibraryImport(Runtime, EntryPoint = "SystemNative_Access", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);

    [LibraryImport(Runtime, EntryPoint = "SystemNative_RealPath", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial byte* RealPath(string path);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint userId, uint groupId);

    /// <summary>The beginning of the runtime's <c>FileStatus</c>; the size leaves room for the fields after it.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    [SuppressMessage("Performance", "CA1823", Justification = "The layout needs the fields before those that are read.")]
    private readonly struct NativeStatus
    {
#pragma warning disable CS0649 // The runtime assigns them.
        private readonly int _flags;
        public readonly int Mode;
        public readonly uint UserId;
        public readonly uint GroupId;
#pragma warning restore CS0649
    }
}

/// <summary>The kind and the owner of a file.</summary>
internal readonly record struct FileStatus(FileKind Kind, uint UserId, uint GroupId);

/// <summary>The kinds of files, as the type bits of a mode have them.</summary>
internal enum FileKind
{
    /// <summary>Unknown.</summary>
    None = 0,

    /// <summary>A pipe with a name (FIFO), or one between two processes.</summary>
    Pipe = 0x1000,

    /// <summary>A device that is read and written as a stream, such as <c>/dev/null</c> or a terminal.</summary>
    CharacterDevice = 0x2000,

    /// <summary>A folder.</summary>
    Folder = 0x4000,

    /// <summary>A disk or a part of one.</summary>
    BlockDevice = 0x6000,

    /// <summary>A regular file.</summary>
    Regular = 0x8000,

    /// <summary>A symbolic link.</summary>
    Link = 0xA000,

    /// <summary>A socket.</summary>
    Socket = 0xC000,
}
