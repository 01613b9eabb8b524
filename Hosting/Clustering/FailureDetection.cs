using Orleans.Configuration;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>
/// When silos give up on one another. A killed silo is out of the cluster after <see cref="MissedProbes"/> probes, about
/// 5 s; one that hangs or whose network is cut, after <see cref="MissedProbes"/> times <see cref="LongestProbe"/>, about 9 s.
/// </summary>
internal static class FailureDetection
{
    /// <summary>
    /// A probe's timeout, and the pause between probes. Orleans would shorten it to half where answers come quickly; then
    /// a garbage collection or a burst of work on a machine with few processors would count as death.
    /// </summary>
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// The same where answers come slowly. Three times this, a connection that brought any message vouches for its silo;
    /// with Orleans' four probes a cut-off silo would stay a member for 18 s.
    /// </summary>
    private static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(3);

    /// <summary>One lost probe, or two, may be a hiccup.</summary>
    private const int MissedProbes = 3;

    /// <summary>
    /// A single silo that cannot be reached must not vote the others out. The last probe goes by way of a third silo, which
    /// votes along; of two silos left, one vote is enough for Orleans.
    /// </summary>
    private const int Votes = 2;

    /// <summary>For changes whose gossip was lost. Usually the other silos hear at once of a silo that dies or joins.</summary>
    private static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After three missed heartbeats in the membership table, 9 s, a silo without any other member to probe it is suspected.
    /// So a cluster whose silos were all killed starts anew within 20 s, although their rows still call them active: a silo
    /// that joins waits for an answer of every active one.
    /// </summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(3);

    /// <summary>Three times the time that joining a cluster of killed silos takes.</summary>
    private static readonly TimeSpan JoinAttempt = TimeSpan.FromSeconds(60);

    /// <summary>Rows of dead silos are of interest while someone looks for the reason.</summary>
    public static readonly TimeSpan DefunctSiloExpiration = TimeSpan.FromDays(1);

    public static void Apply(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = Probe;
        options.MinProbeTimeout = Probe;
        options.MaxProbeTimeout = LongestProbe;
        options.NumMissedProbesLimit = MissedProbes;
        options.NumVotesForDeathDeclaration = Votes;
        options.TableRefreshTimeout = TableRefresh;
        options.IAmAliveTablePublishTimeout = Heartbeat;
        options.MaxJoinAttemptTime = JoinAttempt;
        options.DefunctSiloExpiration = DefunctSiloExpiration;
    }
}
