using System.Text;
using MovieSimilarity.Explanations;
using MovieSimilarity.Search;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>Response of <c>GET /v1/explain</c>: film <paramref name="B"/> as an answer to a query for films like <paramref name="A"/>.</summary>
/// <param name="A">The film of the query.</param>
/// <param name="B">The film that is explained.</param>
/// <param name="Model">The version of the model.</param>
/// <param name="SimilarityScore">The mean of both cosines.</param>
/// <param name="CollaborativeScore">The collaborative cosine.</param>
/// <param name="ContentScore">The content cosine.</param>
/// <param name="Evidence">The signals that both films have.</param>
/// <param name="Explanation">Why they are near.</param>
internal sealed record PairResponse(
    MovieResponse A,
    MovieResponse B,
    AnsweringModel Model,
    double SimilarityScore,
    double CollaborativeScore,
    double ContentScore,
    string Evidence,
    ExplanationResponse Explanation)
{
    public static PairResponse Of(ModelSnapshot model, SeedMatch a, SeedMatch b, in Neighbour found, Explanation explanation) => new(
        MovieResponse.Of(a.Film), MovieResponse.Of(b.Film), new AnsweringModel(model.Manifest.Version, Scoring.Ensemble.ToString()),
        ResponseJson.Round(found.Score), ResponseJson.Round(found.CollaborativeScore), ResponseJson.Round(found.ContentScore),
        Encoding.UTF8.GetString(ResponseJson.NameOf(a.Film.Signals & b.Film.Signals)), ExplanationResponse.Of(explanation));
}

/// <summary>The model that answers.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Name">The scoring: ensemble, collaborative or content.</param>
internal sealed record AnsweringModel(string Version, string Name);
