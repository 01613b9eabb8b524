using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using MovieSimilarity.WebFrontend.Cluster;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api.Similar;

/// <summary>Answers a list of queries in one response: an answer or a problem for each, in order.</summary>
internal sealed class SimilarBatch(ModelSnapshotProvider models, SimilarResponses responses, Readiness readiness)
{
    /// <summary>The member of a JSON body that holds the queries.</summary>
    public const string Member = "queries";

    /// <summary>The largest number of queries in a request.</summary>
    public const int MaxQueries = 1000;

    /// <summary>The largest number of films that one request has explained, as many as one answer may have: each takes up to a tenth of a millisecond.</summary>
    public const int MaxExplained = SimilarParameters.MaxCount;

    /// <summary>Answers that are sent together: several usual ones.</summary>
    private const int FlushBytes = 32 * 1024;

    /// <param name="context">The request and its response.</param>
    /// <param name="body">The JSON body.</param>
    /// <param name="queries">Its queries.</param>
    public async Task AnswerAsync(HttpContext context, JsonElement body, JsonElement queries)
    {
        if (FindErrors(body, queries) is { } errors) await Problems.BadParameters(errors).ExecuteAsync(context);
        else if (models.Current is not { } model) await Problems.NotReady(context, readiness).ExecuteAsync(context);
        else await WriteAsync(context, model, queries);
    }

    private static ParameterErrors? FindErrors(JsonElement body, JsonElement queries)
    {
        var errors = new ParameterErrors();
        foreach (var member in body.EnumerateObject())
        {
            if (!member.NameEquals(Member)) errors.Add(RequestParameters.Shorten(member.Name), $"Beside queries there is no '{RequestParameters.Shorten(member.Name)}': parameters go into each query.");
        }
        if (queries.ValueKind != JsonValueKind.Array) errors.Add(Member, "queries takes a list of objects, each of them a query.");
        else if (queries.GetArrayLength() is var count and (0 or > MaxQueries)) errors.Add(Member, $"queries takes 1 to {MaxQueries} queries, not {count}.");
        return errors.Told.Count > 0 ? errors : null;
    }

    private async Task WriteAsync(HttpContext context, ModelSnapshot model, JsonElement queries)
    {
        context.Response.ContentType = TaggedResponses.Json;
        await using var body = Compression.Open(context);
        var output = PipeWriter.Create(body, new StreamPipeWriterOptions(leaveOpen: true));
        output.Write("{\"answers\":["u8);
        var next = 0;
        var explained = new ExplainedFilms();
        foreach (var chunk in queries.EnumerateArray().Chunk(QueryBatches.MaxBatch))
        {
            foreach (var write in await AnswerAsync(context, model, chunk, next, explained))
            {
                if (next++ > 0) output.Write(","u8);
                output.Write(write());
                if (output.UnflushedBytes >= FlushBytes) await output.FlushAsync();
            }
        }
        output.Write("]}"u8);
        await output.CompleteAsync();
    }

    /// <summary>What to write for each of some queries.</summary>
    private async Task<Func<byte[]>[]> AnswerAsync(HttpContext context, ModelSnapshot model, JsonElement[] queries, int first, ExplainedFilms explained)
    {
        var answers = new Func<byte[]>[queries.Length];
        var asked = new List<(int Place, ResolvedQuery Query)>(queries.Length);
        for (var i = 0; i < queries.Length; i++)
        {
            var (query, problem) = Resolve(context, model, queries[i], $"{Member}[{first + i}]", explained);
            if (query is not null) asked.Add((i, query));
            else answers[i] = Write(problem!);
        }
        foreach (var group in asked.GroupBy(item => item.Query.Model))
        {
            var (places, found) = (group.Select(item => item.Place).ToArray(), await FindAsync(context, group.Key, [.. group.Select(item => item.Query)]));
            for (var i = 0; i < places.Length; i++) answers[places[i]] = found[i];
        }
        return answers;
    }

    private (ResolvedQuery? Query, JsonHttpResult<ProblemResponse>? Problem) Resolve(
        HttpContext context, ModelSnapshot model, JsonElement json, string path, ExplainedFilms explained)
    {
        var given = new RequestParameters(SimilarParameters.Names, $"{path}.");
        if (json.ValueKind != JsonValueKind.Object)
        {
            given.AddError(path, $"{path} takes an object, for example {{\"movie_id\": 1}}.");
            return (null, Problems.BadParameters(given.Errors!));
        }
        SimilarParameters parameters;
        try
        {
            given.AddJson(json);
            parameters = SimilarParameters.Of(given, isFirstTitleOnly: false);
        }
        catch (BadHttpRequestException e)
        {
            return (null, ErrorHandling.Describe(context, e));
        }
        return given.Errors is { } errors ? (null, Problems.BadParameters(errors))
            : parameters.ChosenFormat == ResponseFormat.Csv ? (null, Problems.OfStatus(StatusCodes.Status400BadRequest, $"{path}.format cannot be csv: a list of answers is JSON."))
            : parameters.IsExplained && !explained.TryAdd(parameters.Wanted) ? (null, TooManyExplained($"{path}.explain"))
            : QueryPages.Resolve(models, model, parameters, parameters.ChosenFormat ?? ResponseFormat.Json, isPaged: true);
    }

    /// <summary>What to write for queries to one model; where it cannot be reached, the problem for each.</summary>
    private async Task<IReadOnlyList<Func<byte[]>>> FindAsync(HttpContext context, ModelSnapshot model, ResolvedQuery[] queries)
    {
        try
        {
            return await responses.MakeAllAsync(model, queries, context.RequestAborted);
        }
        catch (Exception e) when (ErrorHandling.IsExpected(e) && !context.RequestAborted.IsCancellationRequested)
        {
            var problem = Write(ErrorHandling.Describe(context, e));
            return Array.ConvertAll(queries, _ => problem);
        }
    }

    private static Func<byte[]> Write(JsonHttpResult<ProblemResponse> problem) =>
        () => JsonSerializer.SerializeToUtf8Bytes(problem.Value!, ApiJson.Readable.ProblemResponse);

    private static JsonHttpResult<ProblemResponse> TooManyExplained(string parameter)
    {
        var errors = new ParameterErrors();
        errors.Add(parameter, string.Create(
            CultureInfo.InvariantCulture,
            $"{parameter} is too much: the queries of one request have at most {MaxExplained:N0} films explained in all, by their counts. Send this query in another request."));
        return Problems.BadParameters(errors);
    }

    /// <summary>How many films a request has explained so far.</summary>
    private sealed class ExplainedFilms
    {
        private int _count;

        public bool TryAdd(int films)
        {
            if (_count + films > MaxExplained) return false;
            _count += films;
            return true;
        }
    }
}
