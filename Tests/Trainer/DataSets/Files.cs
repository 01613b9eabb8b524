using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MovieSimilarity.Tests.Trainer.DataSets;

/// <summary>The answers of a file server, good ones and bad ones.</summary>
internal static class Files
{
    public const string Tag = "\"first\"";

    public static readonly DateTimeOffset Modified = new(2016, 10, 17, 12, 0, 0, TimeSpan.Zero);

    public static RequestDelegate Checksum(byte[] archive) =>
        context => context.Response.WriteAsync($"MD5 (ml-20m.zip) = {TestArchive.Md5(archive)}\n", context.RequestAborted);

    /// <summary>A file that may be asked for in parts.</summary>
    public static RequestDelegate Whole(byte[] archive, string tag = Tag) => context =>
        Results.Bytes(archive, entityTag: EntityTagHeaderValue.Parse(tag), enableRangeProcessing: true).ExecuteAsync(context);

    /// <summary>A file whose validator is its time.</summary>
    public static RequestDelegate Dated(byte[] archive, DateTimeOffset modified) => context =>
        Results.Bytes(archive, lastModified: modified, enableRangeProcessing: true).ExecuteAsync(context);

    /// <summary>Sends everything, whatever was asked for.</summary>
    public static RequestDelegate IgnoringRange(byte[] archive, string tag = Tag) => context =>
    {
        context.Response.Headers.ETag = tag;
        context.Response.ContentLength = archive.Length;
        return context.Response.Body.WriteAsync(archive, context.RequestAborted).AsTask();
    };

    /// <summary>Sends some bytes, waits until they have arrived, and cuts the connection.</summary>
    public static RequestDelegate DropAfter(byte[] archive, int bytes, Func<long> arrived, Action<HttpResponse>? headers = null) => async context =>
    {
        await SendSomeAsync(context, archive, bytes, arrived, headers ?? (response => response.Headers.ETag = Tag));
        context.Abort();
    };

    /// <summary>Sends some bytes and then nothing more.</summary>
    public static RequestDelegate HangAfter(byte[] archive, int bytes, Func<long> arrived, TaskCompletionSource? hanging = null) => async context =>
    {
        await SendSomeAsync(context, archive, bytes, arrived, response => response.Headers.ETag = Tag);
        hanging?.SetResult();
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    };

    public static RequestDelegate Status(int status, string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    };

    public static RequestDelegate Redirection(string location, int status = StatusCodes.Status302Found) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    };

    private static async Task SendSomeAsync(
        HttpContext context, byte[] archive, int bytes, Func<long> arrived, Action<HttpResponse> headers)
    {
        headers(context.Response);
        context.Response.ContentLength = archive.Length;
        await context.Response.Body.WriteAsync(archive.AsMemory(0, bytes), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        while (arrived() < bytes) await Task.Delay(TimeSpan.FromMilliseconds(5), context.RequestAborted);
    }
}
