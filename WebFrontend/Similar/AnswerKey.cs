using MovieSimilarity.Search;

namespace MovieSimilarity.WebFrontend.Similar;

/// <summary>What an answer of one model version depends on: equal keys, equal bytes.</summary>
/// <param name="Seed">The seed's movie id.</param>
/// <param name="Count">How many films are wanted.</param>
/// <param name="Scoring">What to rank by.</param>
/// <param name="TitlesOnly">Whether only titles are wanted.</param>
/// <param name="Others">Other films that the title could have meant, as <see cref="OtherMatches"/> writes them; empty where there are none.</param>
/// <param name="Coding">How the body is compressed.</param>
internal readonly record struct AnswerKey(int Seed, int Count, Scoring Scoring, bool TitlesOnly, string Others, ContentCoding Coding);
