namespace MovieSimilarity.SyntheticData.Simulation;

/// <summary>A real film as <c>films.csv</c> describes it.</summary>
/// <param name="Title">In MovieLens' style, article last and without the year: <c>Matrix, The</c>.</param>
/// <param name="Year">Year of first release.</param>
/// <param name="Genres">MovieLens' genres, at least one.</param>
/// <param name="Tags">What is true of the film: people, themes, mood, setting; at least one, none twice.</param>
/// <param name="Fame">How many viewers have seen it: 1, connoisseurs, to 5, nearly everyone.</param>
/// <param name="Acclaim">A typical viewer's rating in stars, 0.5 to 5.</param>
internal sealed record Film(string Title, int Year, IReadOnlyList<string> Genres, IReadOnlyList<string> Tags, int Fame, double Acclaim)
{
    public const int LeastFame = 1;
    public const int MostFame = 5;
}
