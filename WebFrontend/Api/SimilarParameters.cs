using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.WebFrontend.Http;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>The parameters of <c>GET /</c>. Either the title or the id is given.</summary>
internal sealed record SimilarParameters(string? Title, int? MovieId, int Count, Scoring Scoring, bool TitlesOnly, bool Fuzzy)
{
    private const string TitleName = "movie_title";
    private const string IdName = "movie_id";
    private const string CountName = "count";
    private const string ModelName = "model";
    private const string FormatName = "format";
    private const string FuzzyName = "fuzzy";
    private const string Example = "name a film: curl -X GET http://127.0.0.1:5000/ -d \"movie_title=Zodiac (2007)\".";

    private static readonly string[] Names = [TitleName, IdName, CountName, ModelName, FormatName, FuzzyName];

    private static readonly (string, Scoring)[] Scorings =
        [("ensemble", Scoring.Ensemble), ("collaborative", Scoring.Collaborative), ("content", Scoring.Content)];

    private static readonly (string, bool)[] Formats = [("json", false), ("titles", true)];

    private static readonly (string, bool)[] YesOrNo = [("false", false), ("true", true)];

    public static async ValueTask<(SimilarParameters Query, ParameterErrors? Errors)> ReadAsync(HttpRequest request)
    {
        var parameters = await RequestParameters.ReadAsync(request, Names);
        if (parameters.Has(TitleName) == parameters.Has(IdName))
        {
            parameters.AddError(TitleName, parameters.Has(IdName) ? "Give movie_title or movie_id, not both." : $"movie_title is missing; {Example}");
        }
        else if (parameters.Has(TitleName) && string.IsNullOrWhiteSpace(parameters.Text(TitleName)))
        {
            parameters.AddError(TitleName, $"movie_title is empty; {Example}");
        }
        var query = new SimilarParameters(
            parameters.Text(TitleName),
            parameters.Has(IdName) ? parameters.Integer(IdName, 0, 1, int.MaxValue) : null,
            parameters.Integer(CountName, SimilarityModel.DefaultCount, 1, MoviesEndpoint.MaxCount),
            parameters.Choice(ModelName, Scorings),
            parameters.Choice(FormatName, Formats),
            parameters.Choice(FuzzyName, YesOrNo));
        return (query, parameters.Errors);
    }
}
