using MovieSimilarity.Catalogue;
using MovieSimilarity.WebFrontend;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Startup;

namespace MovieSimilarity.Tests.WebFrontend.Http;

public sealed class PosterAddressTests
{
    private static readonly Movie Film = new(1, "Zodiac (2007)", 2007, [], 1, 3) { ImdbId = 443706, TmdbId = 1949 };

    [Theory]
    [InlineData("https://images.example/{tmdb_id}.jpg", "https://images.example/1949.jpg", "https://images.example")]
    [InlineData("http://localhost:8080/p?imdb={imdb_id}&size=3", "http://localhost:8080/p?imdb=tt0443706&size=3", "http://localhost:8080")]
    public void A_template_gives_addresses_and_their_origin(string template, string address, string origin)
    {
        var posters = PosterAddress.TryParse(template)!;
        Assert.Equal((address, origin), (posters.Of(Film), posters.Origin));
        Assert.Null(posters.Of(Film with { ImdbId = 0, TmdbId = 0 }));
    }

    [Theory]
    [InlineData("https://images.example/poster.jpg")]
    [InlineData("https://{tmdb_id}.example/poster.jpg")]
    [InlineData("https://images.example{tmdb_id}/poster.jpg")]
    [InlineData("images.example/{tmdb_id}")]
    [InlineData("javascript:alert({tmdb_id})")]
    [InlineData("https://user:secret@images.example/{tmdb_id}")]
    [InlineData("https://images.example/{tmdb_id};script-src *")]
    [InlineData("https://images.example/{movie_id}/{tmdb_id}")]
    public void Anything_else_is_refused(string template) => Assert.Null(PosterAddress.TryParse(template));

    [Fact]
    public async Task The_page_shows_posters_and_its_policy_allows_their_host_alone()
    {
        var posters = PosterAddress.TryParse("https://images.example/{imdb_id}.jpg")!;
        var model = TestModels.With(TestModels.Random(30, seed: 1), movie => movie with { ImdbId = movie.Id });
        await using var app = FrontendApplication.Create(new FrontendOptions { Urls = "http://127.0.0.1:0", Posters = posters }, Task.FromResult(model));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        using var response = await GetAsync(http);
        Assert.Contains("img-src 'self' https://images.example data:;", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("<img src=\"https://images.example/tt0000010.jpg\"", page, StringComparison.Ordinal);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The page, once the model is there.</summary>
    private static async Task<HttpResponseMessage> GetAsync(HttpClient http)
    {
        while (true)
        {
            var response = await http.GetAsync(new Uri("/?movie_id=10", UriKind.Relative), TestContext.Current.CancellationToken);
            if (response.IsSuccessStatusCode) return response;
            response.Dispose();
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
