using Orleans.Configuration;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>
/// When silos declare one another dead. A killed silo is out of the cluster after <see cref="MissedProbes"/> probes, about
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
    /// The timeout and the pause if answers come slowly. For three times this, a connection on which any message arrived counts as a sign of
    /// life of its silo; with Orleans' four probes, a silo without a network would stay a member for 18 s.
    /// </summary>
    private static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(3);

    /// <summary>One or two probes may be lost while nothing is wrong.</summary>
    private const int MissedProbes = 3;

    /// <summary>
    /// A single silo without a network must not vote the others out. The last probe goes through a third silo, which then votes, too. If
    /// only two silos are left, Orleans needs one vote.
    /// </summary>
    private const int Votes = 2;

    /// <summary>For changes whose gossip was lost. Usually the other silos are told at once when a silo dies or joins.</summary>
    private static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After three missed heartbeats in the membership table, 9 s, a silo without any other member to probe it is suspected.
    /// So if all silos of a cluster were killed, new ones start within 20 s, although the table still lists the old ones as active: a silo
    /// that joins waits for an answer from every active one.
    /// </summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(3);

    /// <summary>Three times the time that joining a cluster of killed silos takes.</summary>
    private static readonly TimeSpan JoinAttempt = TimeSpan.FromSeconds(60);

    /// <summary>Rows of dead silos are kept for a day, so that an operator can look for the reason.</summary>
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
