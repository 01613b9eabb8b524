using System.Globalization;
using BenchmarkDotNet.Attributes;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Titles;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.Benchmarks.Kernels;

/// <summary>Writing the response of <c>GET /</c> for twenty films whose JSON is prepared, as it is after the first responses.</summary>
public class ResponseBenchmarks
{
    private readonly MovieJson _json;
    private readonly Answer _answer;
    private readonly Neighbour[] _found;

    /// <summary>Makes the films and an answer.</summary>
    public ResponseBenchmarks()
    {
        Movie[] movies = [.. Enumerable.Range(1, 1 + SimilarityModel.DefaultCount).Select(id => new Movie(
            id, string.Create(CultureInfo.InvariantCulture, $"Film, A ({1950 + id})"), 1950 + id, ["Crime", "Drama", "Thriller"], 100 * id, 3.5 + id / 100.0))];
        _json = new MovieJson("0123456789ab", new MovieCatalogue(movies));
        _found = [.. movies[1..].Select(movie => new Neighbour(movie.Id, 1.0 / movie.Id, 0.9 / movie.Id, 1.1 / movie.Id))];
        _answer = new Answer(new SimilarityQuery(1, SimilarityModel.DefaultCount), [new SeedMatch(movies[0], OtherMatches.None, TitleMatchKind.Exact)], _found);
    }

    /// <summary>All that is known of each film, with three scores.</summary>
    [Benchmark(Description = "write a response of 20 films as JSON")]
    public byte[] Write() => ResponseJson.Write(_json, _answer);

    /// <summary>The titles alone.</summary>
    [Benchmark(Description = "write a response of 20 titles as JSON")]
    public byte[] WriteTitles() => ResponseJson.WriteTitles(_json, _found);
}
