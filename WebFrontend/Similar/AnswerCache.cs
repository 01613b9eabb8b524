using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Memory;

namespace MovieSimilarity.WebFrontend.Similar;

/// <summary>
/// The finished answers of one model version, so that no answer can outlive its model. Those not asked for the longest go first,
/// and of callers that ask at the same time for what is not there, one has it made for all.
/// </summary>
/// <param name="entries">How many answers of <see cref="EntryBytes"/> it holds; 0 to hold none.</param>
[SuppressMessage("Design", "CA1001", Justification = "Goes with its model, which requests may still use: there is nothing but memory to free.")]
internal sealed class AnswerCache(int entries)
{
    /// <summary>Room for twenty films, with the cache's own; an answer of more counts as several.</summary>
    public const int EntryBytes = 8192;

    private readonly MemoryCache? _answers = entries == 0 ? null : new(new MemoryCacheOptions { SizeLimit = entries });
    private readonly ConcurrentDictionary<AnswerKey, Lazy<Task<Answer>>> _underWay = [];

    public bool TryGet(in AnswerKey key, [NotNullWhen(true)] out Answer? answer)
    {
        answer = null;
        return _answers is not null && _answers.TryGetValue(key, out answer) && answer is not null;
    }

    /// <summary>Has an answer made that is not there, and keeps it.</summary>
    /// <param name="key">What was asked.</param>
    /// <param name="make">Makes the answer.</param>
    /// <param name="cancellationToken">The caller no longer waits; others may.</param>
    public Task<Answer> MakeAsync(AnswerKey key, Func<CancellationToken, Task<Answer>> make, CancellationToken cancellationToken)
    {
        if (_answers is null) return make(cancellationToken);
        var answer = _underWay.GetOrAdd(key, key => new(() => KeepAsync(_answers, key, make)));
        return answer.Value.WaitAsync(cancellationToken);
    }

    private async Task<Answer> KeepAsync(MemoryCache answers, AnswerKey key, Func<CancellationToken, Task<Answer>> make)
    {
        try
        {
            var answer = await make(CancellationToken.None);
            answers.Set(key, answer, new MemoryCacheEntryOptions { Size = 1 + (answer.Body.Length / EntryBytes) });
            return answer;
        }
        finally
        {
            _underWay.TryRemove(key, out _);
        }
    }
}
