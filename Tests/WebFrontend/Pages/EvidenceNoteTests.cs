using System.Globalization;
using System.Text.RegularExpressions;

namespace MovieSimilarity.Tests.WebFrontend.Pages;

/// <summary>Where a film's place in the list rests on less than usual, its card says so.</summary>
public sealed partial class EvidenceNoteTests(EvidenceNoteTests.Frontend frontend) : IClassFixture<EvidenceNoteTests.Frontend>
{
    private const int Films = 45, FewRatings = 20;

    [Fact]
    public async Task Cards_say_what_is_missing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/?movie_id=20&count={Films}");
        request.Headers.Add("Accept", "text/html");
        using var response = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var cards = Card().Matches(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Films - 1, cards.Count);
        foreach (var card in cards.AsEnumerable())
        {
            var row = int.Parse(card.Groups["id"].Value, CultureInfo.InvariantCulture) / 10 - 1;
            var note = Note().Match(card.Value).Groups[1].Value;
            var expected = (row % 3, row % 5) switch
            {
                (0, > 0) => "Hardly anybody rated it: it is here for what it is about.",
                (> 0, 0) => "It has no tags: it is here for who loved it.",
                _ => row + 1 < FewRatings ? "Few people rated it yet." : "",
            };
            Assert.Equal(expected, note);
        }
    }

    [GeneratedRegex("<li class=\"card\" data-id=\"(?<id>\\d+)\".*?</div></li>", RegexOptions.Singleline)]
    private static partial Regex Card();

    [GeneratedRegex("<p class=\"quiet note\">(.*?)</p>")]
    private static partial Regex Note();

    /// <summary>Every third film without ratings that count, every fifth without tags; a film has as many ratings as its place.</summary>
    public sealed class Frontend() : RunningFrontend(TestModels.WithZeroVectors(Films, seed: 5));
}
