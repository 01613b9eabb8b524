namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>The terms that steer an answer, as the answer tells them.</summary>
/// <param name="More">Terms that the films should have more of.</param>
/// <param name="Less">Terms that they should have less of.</param>
/// <param name="Strength">What each term counts.</param>
/// <param name="Ignored">Their words that the model does not know.</param>
internal sealed record Steering(IReadOnlyList<string> More, IReadOnlyList<string> Less, double Strength, IReadOnlyList<string> Ignored);

/// <summary>A film that the model does not have, as the answer tells it.</summary>
/// <param name="Tags">Its tags.</param>
/// <param name="Genres">Its genres.</param>
/// <param name="Ignored">Their words that the model does not know.</param>
internal sealed record DescribedFilm(IReadOnlyList<string> Tags, IReadOnlyList<string> Genres, IReadOnlyList<string> Ignored);
