using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.Tests.Grains;

namespace MovieSimilarity.Tests.Hosting.Clustering;

/// <summary>A membership table whose storage loses it.</summary>
public sealed class RecoveringMembershipTableTests
{
    private readonly StoredTable _stored = new();
    private readonly ManualTime _time = new();
    private readonly SiloAddress[] _silos = [.. Enumerable.Range(1, 3).Select(port => SiloAddress.New(IPAddress.Loopback, port, 7))];

    [Fact]
    public async Task An_emptied_table_is_restored_with_all_running_silos_at_a_higher_version()
    {
        var tables = await StartAsync();
        var before = _stored.Version.Version;
        _stored.Clear();
        var read = await tables[0].ReadAll();
        Assert.Equal(_silos.ToHashSet(), Active(read));
        Assert.True(read.Version.Version > before);
        // Whoever reads later finds nothing to do.
        Assert.Equal(read.Version.Version, (await tables[1].ReadAll()).Version.Version);
    }

    [Fact]
    public async Task Silos_that_restore_it_at_the_same_time_agree()
    {
        var tables = await StartAsync();
        _stored.Clear();
        _stored.IsSlow = true;
        var read = await Task.WhenAll(tables.Select(table => table.ReadAll()));
        Assert.All(read, table => Assert.Equal(_silos.ToHashSet(), Active(table)));
    }

    [Fact]
    public async Task A_silo_that_joined_the_emptied_table_stays_in_it()
    {
        var tables = await StartAsync();
        _stored.Clear();
        var newcomer = SiloAddress.New(IPAddress.Loopback, 9, 8);
        await _stored.JoinAsync(newcomer);
        Assert.Equal(_silos.Append(newcomer).ToHashSet(), Active(await tables[2].ReadAll()));
    }

    [Fact]
    public async Task A_table_that_is_newer_but_lacks_this_silo_is_restored_too()
    {
        var tables = await StartAsync();
        var before = _stored.Version.Version;
        _stored.Clear();
        for (var port = 10; _stored.Version.Version <= before; port++) await _stored.JoinAsync(SiloAddress.New(IPAddress.Loopback, port, 8));
        Assert.Superset(_silos.ToHashSet(), Active(await tables[0].ReadAll()));
    }

    [Fact]
    public async Task An_old_backup_is_brought_up_to_date()
    {
        var tables = await StartAsync();
        var backup = _stored.Copy();
        await _stored.SetStatusAsync(_silos[2], SiloStatus.Dead);
        await tables[0].ReadAll();
        _stored.Restore(backup);
        Assert.Equal(_silos[..2].ToHashSet(), Active(await tables[0].ReadAll()));
    }

    [Fact]
    public async Task A_silo_that_was_voted_out_does_not_bring_itself_back()
    {
        var tables = await StartAsync();
        await _stored.SetStatusAsync(_silos[0], SiloStatus.Dead);
        Assert.DoesNotContain(_silos[0], Active(await tables[0].ReadAll()));
        _stored.Clear();
        Assert.Empty(Active(await tables[0].ReadAll()));
    }

    [Fact]
    public async Task A_silo_that_was_away_for_most_of_a_day_does_not_bring_itself_back()
    {
        var tables = await StartAsync();
        _stored.Clear();
        _time.Advance(TimeSpan.FromHours(13));
        Assert.Empty(Active(await tables[0].ReadAll()));
    }

    [Fact]
    public async Task A_sign_of_life_restores_the_table_first()
    {
        var tables = await StartAsync();
        _stored.Clear();
        await tables[1].UpdateIAmAlive(new MembershipEntry { SiloAddress = _silos[1], IAmAliveTime = DateTime.UtcNow });
        Assert.Equal(_silos.ToHashSet(), Active(await _stored.ReadAll()));
    }

    /// <summary>Three silos, each of which has read the table that they all are in.</summary>
    private async Task<RecoveringMembershipTable[]> StartAsync()
    {
        foreach (var silo in _silos) await _stored.JoinAsync(silo);
        RecoveringMembershipTable[] tables =
            [.. _silos.Select(silo => new RecoveringMembershipTable(_stored, new Details(silo), _time, NullLogger<RecoveringMembershipTable>.Instance))];
        foreach (var table in tables) await table.ReadAll();
        return tables;
    }

    private static HashSet<SiloAddress> Active(MembershipTableData table) =>
        [.. table.Members.Where(row => row.Item1.Status == SiloStatus.Active).Select(row => row.Item1.SiloAddress)];

    private sealed class Details(SiloAddress silo) : ILocalSiloDetails
    {
        public string Name => "silo";

        public string ClusterId => "cluster";

        public string DnsHostName => "host";

        public SiloAddress SiloAddress => silo;

        public SiloAddress GatewayAddress => silo;
    }

    /// <summary>The table as a storage keeps it: a row changes only together with the version of the table.</summary>
    private sealed class StoredTable : IMembershipTable
    {
        private readonly Lock _lock = new();
        private Dictionary<SiloAddress, MembershipEntry> _rows = [];

        public TableVersion Version { get; private set; } = new(0, "0");

        /// <summary>Whether writes take so long that others come in between.</summary>
        public bool IsSlow { get; set; }

        public void Clear() => (_rows, Version) = ([], new TableVersion(0, "0"));

        public (Dictionary<SiloAddress, MembershipEntry>, TableVersion) Copy() => (new(_rows), Version);

        public void Restore((Dictionary<SiloAddress, MembershipEntry> Rows, TableVersion Version) copy) => (_rows, Version) = copy;

        public async Task JoinAsync(SiloAddress silo)
        {
            await InsertRow(new MembershipEntry { SiloAddress = silo, Status = SiloStatus.Joining, HostName = "host", SiloName = "silo" }, Version.Next());
            await SetStatusAsync(silo, SiloStatus.Active);
        }

        public Task<bool> SetStatusAsync(SiloAddress silo, SiloStatus status) => UpdateRow(
            new MembershipEntry { SiloAddress = silo, Status = status, HostName = "host", SiloName = "silo" }, "", Version.Next());

        public Task<MembershipTableData> ReadAll()
        {
            lock (_lock) return Task.FromResult(new MembershipTableData([.. _rows.Values.Select(row => Tuple.Create(row, "etag"))], Version));
        }

        public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => WriteAsync(entry, tableVersion, isNew: true);

        public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => WriteAsync(entry, tableVersion, isNew: false);

        public Task UpdateIAmAlive(MembershipEntry entry)
        {
            lock (_lock)
            {
                if (!_rows.ContainsKey(entry.SiloAddress)) throw new InvalidOperationException("There is no such row.");
            }
            return Task.CompletedTask;
        }

        public Task InitializeMembershipTable(bool tryInitTableVersion) => throw new NotSupportedException();

        public Task DeleteMembershipTableEntries(string clusterId) => throw new NotSupportedException();

        public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => throw new NotSupportedException();

        public Task<MembershipTableData> ReadRow(SiloAddress key) => throw new NotSupportedException();

        private async Task<bool> WriteAsync(MembershipEntry entry, TableVersion tableVersion, bool isNew)
        {
            if (IsSlow) await Task.Yield();
            lock (_lock)
            {
                if (tableVersion.Version != Version.Version + 1 || isNew == _rows.ContainsKey(entry.SiloAddress)) return false;
                _rows[entry.SiloAddress] = entry;
                Version = tableVersion;
                return true;
            }
        }
    }
}
