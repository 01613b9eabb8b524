using System.Net;
using System.Text.Json;
using MovieSimilarity.Maps;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.WebFrontend.Api;

/// <summary><c>GET /v1/map</c> and the page that shows it.</summary>
public sealed class MapEndpointTests(MapEndpointTests.Frontend frontend, MapEndpointTests.WithoutMap plain)
    : IClassFixture<MapEndpointTests.Frontend>, IClassFixture<MapEndpointTests.WithoutMap>
{
    private const int Films = 60;

    [Fact]
    public async Task Every_film_has_its_place_the_most_rated_first()
    {
        var map = await frontend.GetJsonAsync("/v1/map");
        Assert.Equal(frontend.Model.Version, map.GetProperty("model").GetProperty("version").GetString());
        var ids = Column(map, "movie_ids", value => value.GetInt32());
        var films = frontend.Model.Catalogue.OrderByDescending(film => film.RatingCount).ThenBy(film => film.Id).ToArray();
        Assert.Equal(films.Select(film => film.Id), ids);
        Assert.Equal(films.Select(film => film.Title), Column(map, "titles", value => value.GetString()!));
        Assert.Equal(films.Select(film => film.Year ?? 0), Column(map, "years", value => value.GetInt32()));
        Assert.Equal(films.Select(film => film.RatingCount), Column(map, "rating_counts", value => value.GetInt32()));
        Assert.Equal(films.Select(film => Math.Round(film.AverageRating, 2)), Column(map, "average_ratings", value => value.GetDouble()));
        var (x, y) = (Column(map, "x", value => value.GetInt32()), Column(map, "y", value => value.GetInt32()));
        for (var i = 0; i < films.Length; i++)
        {
            // The map is 59 wide and 20 high: as wide as the square, and in the middle of its height, with y downwards.
            var place = frontend.Model.Map![films[i].Id / 10 - 1];
            Assert.Equal(place.X / 59.0 * 65535, x[i], 0.51);
            Assert.Equal((1 - (place.Y + 19.5) / 59.0) * 65535, y[i], 0.51);
        }
    }

    [Fact]
    public async Task Genres_are_bits_the_rarest_first()
    {
        var map = await frontend.GetJsonAsync("/v1/map");
        var genres = Column(map, "genres", value => value.GetString()!);
        Assert.Equal(["Western", "Comedy", "Drama"], genres);
        var masks = Column(map, "genre_masks", value => value.GetInt32());
        var ids = Column(map, "movie_ids", value => value.GetInt32());
        for (var i = 0; i < ids.Length; i++)
        {
            Assert.True(frontend.Model.Catalogue.TryGet(ids[i], out var film));
            Assert.Equal(film.Genres.Order(), genres.Where((_, bit) => (masks[i] >> bit & 1) == 1).Order());
        }
    }

    [Fact]
    public async Task The_page_lists_films_without_a_script()
    {
        var html = await frontend.Http.GetStringAsync(new Uri("/map", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("<a href=\"./?movie_id=600\">Film 60</a>", html, StringComparison.Ordinal);
        Assert.Contains("js/map/map.js", html, StringComparison.Ordinal);
        Assert.Contains("data-genre=\"Western\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_film_links_to_its_place_where_there_is_a_map()
    {
        Assert.Contains("href=\"map?movie_id=10\"", await PageAsync(frontend), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"map", await PageAsync(plain), StringComparison.Ordinal);

        static async Task<string> PageAsync(RunningFrontend frontend)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/?movie_id=10");
            request.Headers.Add("Accept", "text/html");
            using var response = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
            return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("/v1/map")]
    [InlineData("/map")]
    public async Task A_model_without_a_map_says_so(string path)
    {
        var problem = await plain.GetProblemAsync(path, HttpStatusCode.NotFound);
        Assert.Equal($"Model {plain.Model.Version} has no map; train it without --no-map, and publish it.", problem.GetProperty("detail").GetString());
    }

    private static T[] Column<T>(JsonElement map, string name, Func<JsonElement, T> read) => [.. map.GetProperty(name).EnumerateArray().Select(read)];

    public sealed class WithoutMap() : RunningFrontend(TestModels.Random(20, seed: 4));

    /// <summary>Films in a row that rises and falls.</summary>
    public sealed class Frontend() : RunningFrontend(Make())
    {
        private static SimilarityModel Make()
        {
            string[][] genres = [["Drama"], ["Drama", "Comedy"], ["Drama", "Comedy", "Western"], []];
            var model = TestModels.With(TestModels.Random(Films, seed: 3), movie => movie with { Genres = genres[movie.Id / 10 % 11 == 0 ? 2 : movie.Id / 10 % 2] });
            return model.WithMap(new FilmMap(Enumerable.Range(0, Films).SelectMany(row => new float[] { row, row % 21 }).ToArray()));
        }
    }
}
