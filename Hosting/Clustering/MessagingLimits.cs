using Orleans.Configuration;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>
/// What keeps an overloaded cluster answering. Orleans' load shedding by processor use stays off: scans are meant to use
/// every processor, and it would turn requests away whenever they do.
/// </summary>
internal static class MessagingLimits
{
    /// <summary>
    /// Calls that wait for one activation; further ones are refused at once. A search takes some milliseconds, so this many
    /// take seconds, and who waits at the end of a longer queue has given up when the answer comes.
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
