using MovieSimilarity.Trainer.Retries;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.DataSets;

/// <summary>Downloads an archive into a part file, going on where an earlier attempt stopped if the archive is still the same.</summary>
internal sealed class ArchiveDownload(FileServer server, DownloadSource source, string checksum, PartFile part, IProgressLog log)
{
    /// <summary>Six times the largest archive; what is longer is something else.</summary>
    public const long MaxArchiveBytes = 2L << 30;

    private const int BufferBytes = 128 * 1024;

    // A server that once sent another part than was asked for is not asked for parts again.
    private bool _onlyWhole;

    /// <exception cref="DownloadException">It cannot be had; what has arrived stays in the part file if it can be gone on with.</exception>
    public async Task RunAsync(Attempts attempts, CancellationToken cancellationToken)
    {
        if (!IsOfThisArchive(part)) part.Clear();
        if (part.IsComplete) return;
        if (part.Received > 0) log.Info($"Going on with {Bytes(part.Received)} that have arrived before.");
        using var stage = log.Begin("download", ProgressUnit.Bytes);
        await attempts.RunAsync(token => AttemptAsync(stage, token), () => part.Received, cancellationToken);
        stage.Complete($"{source.Archive}, {Bytes(part.Received)}");
    }

    private bool IsOfThisArchive(PartFile file) => file.CanBeResumed && file.Note is { } note
        && note.Archive == source.Archive && note.Checksum == checksum && file.Received <= (note.Total ?? MaxArchiveBytes);

    private async Task<bool> AttemptAsync(IStage stage, CancellationToken cancellationToken)
    {
        var begun = part.CanBeResumed && !_onlyWhole ? part.Note : null;
        using var response = begun is null
            ? await server.GetAsync(source.Archive, null, null, cancellationToken)
            : await server.GetAsync(source.Archive, new RangeHeaderValue(part.Received, null), begun.Unchanged(), cancellationToken);
        var total = Begin(response, begun);
        if (total is { } expected and > 0) stage.Expect(expected);
        stage.Report(part.Received);

        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[BufferBytes];
        for (int count; (count = await server.ReadAsync(source.Archive, content, buffer, cancellationToken)) > 0;)
        {
            if (part.Received + count > (total ?? MaxArchiveBytes)) throw StartOver("sends more than it announced");
            part.Append(buffer.AsSpan(0, count));
            stage.Report(part.Received);
        }
        if (part.Received < total)
            throw new TransientFailureException($"{source.Archive} ended after {Bytes(part.Received)} of {Bytes(total.Value)}");
        return true;
    }

    /// <summary>Decides what the bytes that follow are.</summary>
    /// <returns>The length of the whole archive, where it is known.</returns>
    private long? Begin(HttpResponseMessage response, PartNote? begun)
    {
        if (response.StatusCode == HttpStatusCode.OK)
        {
            if (begun is not null) log.Info("The archive is not the same any more, or cannot be sent in parts; starting over.");
            var note = RangeResponse.Note(response, source.Archive, checksum);
            if (note.Total > MaxArchiveBytes)
                throw new DownloadException($"{source.Archive} is {Bytes(note.Total.Value)} long, which no data set is; see to the address.");
            part.Begin(note);
            return note.Total;
        }
        var objection = begun is null || response.StatusCode != HttpStatusCode.PartialContent
            ? "sent another part than was asked for" : RangeResponse.Objection(response, begun, part.Received);
        if (objection is not null) throw StartOver(objection);
        return begun!.Total ?? response.Content.Headers.ContentRange!.Length;
    }

    private TransientFailureException StartOver(string objection)
    {
        _onlyWhole = true;
        part.Clear();
        return new TransientFailureException($"{source.Archive} {objection}");
    }

    private static string Bytes(long count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} bytes");
}
