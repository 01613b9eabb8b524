namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>The names that all formats use.</summary>
internal static class Columns
{
    public const string
        MovieId = "movie_id",
        Rank = "rank",
        NeighbourId = "neighbour_id",
        Score = "score",
        CollaborativeScore = "collaborative_score",
        ContentScore = "content_score",
        Title = "title",
        NeighbourTitle = "neighbour_title",
        Neighbours = "neighbours";
}
