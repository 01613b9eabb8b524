using System.Collections.Immutable;
using MovieSimilarity.Grains.Interfaces.Coordination;

namespace MovieSimilarity.WebFrontend.Cluster;

/// <summary>One way into the cluster: a client that is connected to one silo and to no other.</summary>
/// <param name="grains">The grains, called through that silo.</param>
/// <param name="time">The clock.</param>
internal sealed class Gateway(IGrainFactory grains, TimeProvider time)
{
    // Orleans looks up attributes of the interface whenever it makes a reference.
    private readonly Lazy<ICoordinatorGrain> _coordinator = new(() => grains.GetGrain<ICoordinatorGrain>(ICoordinatorGrain.Key));
    private long _answeredAt = time.GetTimestamp();
    private volatile bool _isSuspect;

    public IGrainFactory Grains => grains;

    /// <summary>The coordinator, which Orleans runs on the silo that the call arrives at.</summary>
    public ICoordinatorGrain Coordinator => _coordinator.Value;

    /// <summary>Whether a call through this gateway failed or was too slow and no ping has been answered since.</summary>
    public bool IsSuspect => _isSuspect;

    /// <summary>How long ago the last ping was answered.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Volatile.Read(ref _answeredAt));

    public void Suspect() => _isSuspect = true;

    public void Confirm()
    {
        Volatile.Write(ref _answeredAt, time.GetTimestamp());
        _isSuspect = false;
    }
}

/// <summary>
/// The ways into the cluster that this frontend has. Orleans' own client would send all calls to a grain through the same silo; here
/// every call chooses, so that a silo that hangs or cannot be reached costs one hedge and not the answer.
/// </summary>
internal sealed class Gateways
{
    /// <summary>Without an answer for so long, several pings to each gateway were lost.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Calls in a row that take the same gateway: a silo that has just worked answers sooner than one that sleeps, by a tenth of a
    /// millisecond, and at some hundred calls a second the calls still spread.
    /// </summary>
    private const int RunLength = 16;

    private readonly bool _isInProcess;
    private int _selections;
    private ImmutableArray<Gateway> _all = [];

    /// <summary>Gateways of a cluster, to be added once they are connected.</summary>
    public Gateways()
    {
    }

    private Gateways(Gateway silo) => (_isInProcess, _all) = (true, [silo]);

    /// <summary>Whether any gateway has been reached and not been lost.</summary>
    public bool Any => !_all.IsEmpty;

    /// <summary>Whether no gateway has answered for some seconds. The silo in this process is never silent.</summary>
    public bool AreSilent => !_isInProcess && _all.All(gateway => gateway.Silence > LongestSilence);

    /// <summary>The only gateway there is: the silo in this process.</summary>
    public static Gateways InProcess(IGrainFactory grains) => new(new Gateway(grains, TimeProvider.System));

    public void Add(Gateway gateway) => ImmutableInterlocked.Update(ref _all, all => all.Add(gateway));

    public void Remove(Gateway gateway) => ImmutableInterlocked.Update(ref _all, all => all.Remove(gateway));

    /// <summary>A gateway for a call that is not hedged.</summary>
    /// <exception cref="SiloUnavailableException">There is none.</exception>
    public Gateway Select() => Select([]);

    /// <summary>
    /// A gateway for the next attempt at a call: one that was not tried yet, and of those one that is not suspect, in turn.
    /// </summary>
    /// <param name="tried">The gateways of earlier attempts.</param>
    /// <exception cref="SiloUnavailableException">There is none.</exception>
    public Gateway Select(IReadOnlyCollection<Gateway> tried)
    {
        var all = _all;
        if (all.IsEmpty) throw new SiloUnavailableException("No silo of the cluster can be reached.");
        // The cast keeps the index positive when the counter overflows.
        var offset = (int)((uint)Interlocked.Increment(ref _selections) / RunLength % (uint)all.Length);
        var best = all[offset];
        var least = Reluctance(best, tried);
        for (var i = 1; i < all.Length && least != default; i++)
        {
            var other = all[(i + offset) % all.Length];
            var reluctance = Reluctance(other, tried);
            if (reluctance.CompareTo(least) < 0) (best, least) = (other, reluctance);
        }
        return best;
    }

    private static (int Tried, bool IsSuspect) Reluctance(Gateway gateway, IReadOnlyCollection<Gateway> tried) =>
        (tried.Count == 0 ? 0 : tried.Count(gateway.Equals), gateway.IsSuspect);
}
