using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.Tests.WebFrontend.Serving;

/// <summary>The bodies of <c>GET /</c> are what a JSON serializer would write.</summary>
public sealed class ResponseJsonTests
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Movie[] Movies =
    [
        new(3, "\"Léon\" \\ Don't & <b> (1994)", 1994, ["Crime", "Film-Noir"], 12, 3.456),
        new(7, "映画 \U0001F3AC\t", null, [], 0, 0) { Signals = Signals.Content },
        new(2000000, "Plain (2001)", 2001, ["Drama"], 1, 5),
    ];

    private readonly MovieJson _json = new("v\"1", new MovieCatalogue(Movies));

    [Theory]
    [InlineData(0.671347123, 0.7845949999, 0.5581)]
    [InlineData(1, -1, 0)]
    [InlineData(-0.0, -1e-9, 1e-9)]
    [InlineData(0.00001, -0.000012, 0.0000005)]
    [InlineData(0.0001, -0.00010049, 0.000099999)]
    [InlineData(0.100001, 0.999999, -0.9999996)]
    [InlineData(0.1234565, 0.12345650000001, 1.0000000001)]
    public void An_answer_is_what_a_serializer_writes(double score, double collaborative, double content)
    {
        var results = Movies[1..].Select(movie => new Neighbour(movie.Id, score, collaborative, content)).ToArray();
        var expected = new
        {
            seed = Describe(Movies[0]),
            matched = "exact",
            model = new { version = "v\"1", name = "content" },
            results = results.Select((result, i) => new
            {
                rank = i + 1,
                movie_id = result.MovieId,
                title = Movies[i + 1].Title,
                year = Movies[i + 1].Year,
                genres = Movies[i + 1].Genres,
                average_rating = Math.Round(Movies[i + 1].AverageRating, 2),
                rating_count = Movies[i + 1].RatingCount,
                similarity_score = Math.Round(score, 6),
                collaborative_score = Math.Round(collaborative, 6),
                content_score = Math.Round(content, 6),
                evidence = i == 0 ? "content" : "both",
            }),
        };
        Assert.Equal(JsonSerializer.Serialize(expected, Options), Text(Write(_json, new SimilarityQuery(3, 20, Scoring.Content), results, OtherMatches.None)));
    }

    [Fact]
    public void Every_score_is_what_a_serializer_writes()
    {
        using var text = new Utf8Text();
        var expected = new StringBuilder();
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            // All sizes, and halfway between two millionths.
            var score = i % 2 == 0 ? (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-8, 2)) : (random.Next(-1_000_000, 1_000_000) + 0.5) / 1e6;
            text.AppendMillionths(score);
            expected.Append(JsonSerializer.Serialize(Math.Round(score, 6)));
        }
        Assert.Equal(expected.ToString(), Text(text.ToArray()));
    }

    [Fact]
    public void Other_matches_come_last()
    {
        var expected = new
        {
            seed = Describe(Movies[1]),
            matched = "exact",
            model = new { version = "v\"1", name = "ensemble" },
            results = Array.Empty<int>(),
            other_matches = new[] { Describe(Movies[2]), Describe(Movies[0]) },
        };
        Assert.Equal(
            JsonSerializer.Serialize(expected, Options), Text(Write(_json, new SimilarityQuery(7, 20, Scoring.Ensemble), [], OtherMatches.Of([Movies[2], Movies[0]]))));
    }

    [Fact]
    public void Titles_are_a_list_of_strings()
    {
        var results = Movies.Select(movie => new Neighbour(movie.Id, 1, 1, 1)).ToArray();
        Assert.Equal(JsonSerializer.Serialize(Movies.Select(movie => movie.Title), Options), Text(ResponseJson.WriteTitles(_json, results)));
        Assert.Equal("[]", Text(ResponseJson.WriteTitles(_json, [])));
    }

    [Fact]
    public void Answers_of_any_length_are_written()
    {
        var movies = Enumerable.Range(1, 100).Select(id => new Movie(id, new string('x', 1000), 2000, [], 1, 1)).ToArray();
        var results = movies.Select(movie => new Neighbour(movie.Id, 0.5, 0.5, 0.5)).ToArray();
        using var answer = JsonDocument.Parse(Write(new MovieJson("v", new MovieCatalogue(movies)), new SimilarityQuery(1, 20, Scoring.Ensemble), results, OtherMatches.None, new MovieCatalogue(movies)));
        Assert.All(answer.RootElement.GetProperty("results").EnumerateArray(), result => Assert.Equal(1000, result.GetProperty("title").GetString()!.Length));
    }

    private static byte[] Write(MovieJson json, SimilarityQuery query, Neighbour[] results, OtherMatches others, MovieCatalogue? catalogue = null)
    {
        Assert.True((catalogue ?? new MovieCatalogue(Movies)).TryGet(query.Seeds[0].MovieId, out var seed));
        return ResponseJson.Write(json, new Answer(query, [new SeedMatch(seed, others)], results));
    }

    private static object Describe(Movie movie) => new
    {
        movie_id = movie.Id,
        title = movie.Title,
        year = movie.Year,
        genres = movie.Genres,
        average_rating = Math.Round(movie.AverageRating, 2),
        rating_count = movie.RatingCount,
    };

    private static string Text(byte[] body) => Encoding.UTF8.GetString(body);
}
