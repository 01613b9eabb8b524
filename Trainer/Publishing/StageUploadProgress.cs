using System.Globalization;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Publishing;

/// <summary>Shows a publication as two stages, which restart with each attempt.</summary>
internal sealed class StageUploadProgress(IProgressLog log) : IUploadProgress, IDisposable
{
    private IStage? _stage;
    private long _bytes;

    public void Uploading(long bytes)
    {
        Replace("upload", ProgressUnit.Bytes).Expect(bytes);
        _bytes = bytes;
    }

    public void Sent(long bytes) => _stage?.Report(bytes);

    public void Loading()
    {
        _stage?.Complete(string.Create(CultureInfo.InvariantCulture, $"{_bytes:N0} bytes"));
        Replace("load into the cluster", ProgressUnit.Steps);
    }

    public void Retrying(string sentence)
    {
        Dispose();
        log.Info(sentence);
    }

    /// <summary>Reports that the service has accepted the model.</summary>
    public void Published(string version)
    {
        _stage?.Complete($"model {version}");
        Dispose();
    }

    public void Dispose()
    {
        _stage?.Dispose();
        _stage = null;
    }

    private IStage Replace(string name, ProgressUnit unit)
    {
        Dispose();
        return _stage = log.Begin(name, unit);
    }
}
