using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using CsvHelper;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Tests.WebFrontend.Api.Similar;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.Tests.WebFrontend.Serving;

/// <summary>Answers as tables.</summary>
public sealed class ResponseCsvTests(RichFrontend frontend) : IClassFixture<RichFrontend>
{
    [Theory]
    [InlineData("/v1/similar?movie_id=10&count=30")]
    [InlineData("/v1/similar?movie_id=10&count=30&diversity=0.5")]
    [InlineData("/v1/movies?query=film&count=50")]
    public async Task A_table_holds_what_the_JSON_holds(string path)
    {
        var results = (await frontend.GetJsonAsync(path)).GetProperty("results").EnumerateArray().ToArray();
        foreach (var (address, accept) in new[] { (path, "text/csv"), ($"{path}&format=csv", "*/*") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Accept = { MediaTypeWithQualityHeaderValue.Parse(accept) } } };
            using var response = await frontend.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
            var rows = Read(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal(results.Length, rows.Count);
            for (var i = 0; i < rows.Count; i++)
            {
                var row = rows[i];
                foreach (var member in results[i].EnumerateObject())
                    Assert.Equal(member.Name == "genres" ? string.Join('|', member.Value.EnumerateArray()) : member.Value.ToString(), row[member.Name]);
            }
        }
    }

    [Fact]
    public async Task The_next_page_of_a_table_is_in_a_header()
    {
        using var response = await frontend.GetAsync("/v1/similar?movie_title=Film+1&genre=Sci-Fi&count=10&format=csv");
        var link = response.Headers.GetValues("Link").Single();
        Assert.EndsWith(">; rel=\"next\"", link, StringComparison.Ordinal);
        using var next = await frontend.GetAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)]);
        Assert.Equal("11", Read(await next.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))[0]["rank"]);
    }

    [Theory]
    [InlineData("Plain (2000)", "Plain (2000)")]
    [InlineData("One, \"Two\" (2000)", "\"One, \"\"Two\"\" (2000)\"")]
    [InlineData("=1+1 (2000)", "\"=1+1 (2000)\"")]
    [InlineData("-30- (1959)", "\"-30- (1959)\"")]
    [InlineData("Amélie\n(2001)", "\"Amélie\n(2001)\"")]
    public void Titles_are_quoted_where_they_have_to_be(string title, string field)
    {
        var text = Encoding.UTF8.GetString(ResponseCsv.Write([new Movie(7, title, null, ["Action", "Film-Noir"], 3, 4.126)]));
        Assert.Equal($"movie_id,title,year,genres,average_rating,rating_count,imdb_id,tmdb_id\r\n7,{field},,\"Action|Film-Noir\",4.13,3,,\r\n", text);
    }

    private static List<IDictionary<string, object>> Read(string table)
    {
        using var reader = new CsvReader(new StringReader(table), CultureInfo.InvariantCulture);
        return [.. reader.GetRecords<dynamic>().Select(row => (IDictionary<string, object>)row)];
    }
}
