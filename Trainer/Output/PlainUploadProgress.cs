using MovieSimilarity.Trainer.Publishing;

namespace MovieSimilarity.Trainer.Output;

/// <summary>A line for what takes long, for logs and pipes.</summary>
internal sealed class PlainUploadProgress(TextWriter output) : IUploadProgress
{
    public void Uploading(long bytes)
    {
    }

    public void Sent(long bytes)
    {
    }

    public void Loading() => output.WriteLine("Uploaded; loading into the cluster.");

    public void Retrying(string sentence) => output.WriteLine(sentence);
}
