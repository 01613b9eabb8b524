using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace MovieSimilarity.Benchmarks.Http;

/// <summary>How far the lists of titles of two services agree.</summary>
/// <param name="Lists">Lists compared.</param>
/// <param name="SameLists">Those that are the same, in the same order.</param>
/// <param name="Entries">Entries of all lists.</param>
/// <param name="SameEntries">Those of one that the other's list has as well, wherever.</param>
internal sealed record TitleAgreement(int Lists, int SameLists, int Entries, int SameEntries)
{
    /// <summary>Queries both for the same films.</summary>
    /// <exception cref="BenchmarkException">One does not answer.</exception>
    public static async Task<TitleAgreement> MeasureAsync(
        HttpSystem original, HttpSystem own, IReadOnlyList<string> titles, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        var agreement = new TitleAgreement(0, 0, 0, 0);
        foreach (var title in titles)
        {
            var expected = await AskAsync(client, original, OriginalApp.Body(title), cancellationToken);
            var given = await AskAsync(client, own, $"{OwnService.Body(title)}&format=titles", cancellationToken);
            agreement = agreement.With(expected, given);
        }
        return agreement;
    }

    private TitleAgreement With(string[] expected, string[] given)
    {
        var left = expected.ToList();
        var same = given.Count(left.Remove);
        return new TitleAgreement(
            Lists + 1, SameLists + (expected.SequenceEqual(given) ? 1 : 0), Entries + expected.Length, SameEntries + same);
    }

    private static async Task<string[]> AskAsync(HttpClient client, HttpSystem system, string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, system.Address)
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(system.ContentType)),
        };
        using var answer = await client.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize(text, HttpJsonContext.Default.StringArray)!
            : throw new BenchmarkException($"{system.Name} answered {body} with {(int)answer.StatusCode}: {text}");
    }
}
