using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>
/// The membership table. If its storage lost it, because a Redis came back empty or with old data, it is restored from what this silo
/// knows. Otherwise a silo that joins would find no other and form a cluster of its own, and the running silos would take themselves for
/// dead as soon as the new table is newer than the one they know.
/// </summary>
/// <remarks>
/// Every row has the version of the whole table written with it, and a table's version only grows. So a lower version, or a table without
/// this running silo, shows that rows were lost; a silo that was voted out keeps its row, with the status Dead. To restore a table, the
/// missing rows are inserted and the version is raised above all that any silo has seen. Several silos may do this at the same time, since
/// each write succeeds only on the version that it read.
/// </remarks>
/// <param name="table">The table in the storage.</param>
/// <param name="silo">This silo.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Receives a message for each row that was lost or restored.</param>
internal sealed partial class RecoveringMembershipTable(
    IMembershipTable table, ILocalSiloDetails silo, TimeProvider time, ILogger<RecoveringMembershipTable> logger)
    : IMembershipTable, IDisposable
{
    /// <summary>
    /// Other silos may have seen versions that this one has not: a few changes a second, each of which reaches every silo within seconds.
    /// </summary>
    private const int VersionMargin = 20;

    /// <summary>
    /// A silo that has not read the table for longer may have been voted out and removed from it
    /// (<see cref="FailureDetection.DefunctSiloExpiration"/>); it must not bring itself back.
    /// </summary>
    private static readonly TimeSpan LongestAbsence = FailureDetection.DefunctSiloExpiration / 2;

    private readonly SemaphoreSlim _turn = new(1);
    private MembershipTableData? _known;
    private long _knownAt;

    /// <summary>Reads the whole table, and restores it first if it was lost.</summary>
    public async Task<MembershipTableData> ReadAll()
    {
        await _turn.WaitAsync();
        try
        {
            var read = await table.ReadAllAsync();
            if (IsLost(read)) read = await RestoreAsync(_known!, read);
            (_known, _knownAt) = (read, time.GetTimestamp());
            return read;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Writes a sign of life of this silo; a row that is missing is restored first.</summary>
    public async Task UpdateIAmAlive(MembershipEntry entry)
    {
        try
        {
            await table.UpdateIAmAliveAsync(entry);
        }
        catch (Exception)
        {
            await ReadAll();
            await table.UpdateIAmAliveAsync(entry);
        }
    }

    public Task InitializeMembershipTable(bool tryInitTableVersion) => table.InitializeMembershipTableAsync(tryInitTableVersion);

    public Task DeleteMembershipTableEntries(string clusterId) => table.DeleteMembershipTableEntriesAsync(clusterId);

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => table.CleanupDefunctSiloEntriesAsync(beforeDate);

    public Task<MembershipTableData> ReadRow(SiloAddress key) => table.ReadRowAsync(key);

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => table.InsertRowAsync(entry, tableVersion);

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => table.UpdateRowAsync(entry, etag, tableVersion);

    public void Dispose() => _turn.Dispose();

    private bool IsLost(MembershipTableData read)
    {
        if (_known is not { } known || !IsAlive(known.TryGet(silo.SiloAddress)?.Item1) || time.GetElapsedTime(_knownAt) > LongestAbsence) return false;
        return read.Version.Version < known.Version.Version || read.TryGet(silo.SiloAddress) is null;
    }

    private async Task<MembershipTableData> RestoreAsync(MembershipTableData known, MembershipTableData read)
    {
        LogLost(read.Version.Version, known.Version.Version);
        var target = known.Version.Version + VersionMargin;
        while (true)
        {
            if (known.Members.FirstOrDefault(row => IsAlive(row.Item1) && read.TryGet(row.Item1.SiloAddress) is null) is var (missing, _))
            {
                await table.InsertRowAsync(missing, read.Version.Next());
            }
            else if (known.Members.FirstOrDefault(row => read.TryGet(row.Item1.SiloAddress) is var (now, _) && now.Status < row.Item1.Status) is var (newer, _))
            {
                await table.UpdateRowAsync(newer, read.TryGet(newer.SiloAddress)!.Item2, read.Version.Next());
            }
            else if (read.Version.Version < target)
            {
                var (own, etag) = read.TryGet(silo.SiloAddress)!;
                await RaiseAsync(own, etag, read.Version, target);
            }
            else
            {
                LogRestored(read.Version.Version, read.Members.Count);
                return read;
            }
            read = await table.ReadAllAsync();
        }
    }

    /// <summary>Raises the table's version step by step, as far as no other silo writes at the same time.</summary>
    private async Task RaiseAsync(MembershipEntry own, string etag, TableVersion version, int target)
    {
        do version = version.Next();
        while (await table.UpdateRowAsync(own, etag, version) && version.Version < target);
    }

    private static bool IsAlive(MembershipEntry? entry) => entry is { Status: SiloStatus.Joining or SiloStatus.Active };

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The membership in the storage is at version {Found}, although it was at {Known}: restoring it.")]
    private partial void LogLost(int found, int known);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The membership is restored, at version {Version} with {Rows} silos.")]
    private partial void LogRestored(int version, int rows);
}

/// <summary>
/// Reads the membership table all the time, so that a lost one is restored within seconds: Orleans reads it less and less often while it
/// cannot be reached.
/// </summary>
internal sealed class MembershipWatch(IMembershipTable table, ISiloStatusOracle membership, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (membership.CurrentStatus == SiloStatus.Active) await table.ReadAllAsync(stoppingToken);
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Orleans logs that the storage cannot be reached.
            }
            await Task.Delay(Interval, time, stoppingToken);
        }
    }
}
