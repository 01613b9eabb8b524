using MovieSimilarity.Trainer.Publishing;

namespace MovieSimilarity.Tests.Trainer.Publishing;

/// <summary>Keeps what it was told, and may do something when an attempt has failed.</summary>
internal sealed class RecordingProgress(Action? whenRetrying = null) : IUploadProgress
{
    public List<string> Events { get; } = [];

    public long SentBytes { get; private set; }

    public void Uploading(long bytes) => Events.Add($"uploading {bytes}");

    public void Sent(long bytes) => SentBytes = bytes;

    public void Loading() => Events.Add("loading");

    public void Retrying(string sentence)
    {
        Events.Add(sentence);
        whenRetrying?.Invoke();
    }
}
