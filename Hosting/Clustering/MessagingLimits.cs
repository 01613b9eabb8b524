using Orleans.Configuration;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>
/// Limits that keep an overloaded cluster responsive. Orleans' load shedding by processor use stays off: scans are meant to use every
/// processor, and it would refuse requests whenever they do.
/// </summary>
internal static class MessagingLimits
{
    /// <summary>
    /// Calls that wait for one activation; further ones are refused at once. A search takes some milliseconds, so this many take seconds, and
    /// callers at the end of a longer queue would have given up before their answer.
    /// </summary>
    private const int QueuedCalls = 1000;

    public static void Apply(SiloMessagingOptions options)
    {
        options.MaxEnqueuedRequestsHardLimit = QueuedCalls;
        options.MaxEnqueuedRequestsHardLimit_StatelessWorker = QueuedCalls;
        Apply((MessagingOptions)options);
    }

    public static void Apply(MessagingOptions options)
    {
        // The caller no longer waits, so the work may stop.
        options.CancelRequestOnTimeout = true;
    }
}
