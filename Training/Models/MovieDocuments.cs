using MovieSimilarity.Training.MovieLens;

namespace MovieSimilarity.Training.Models;

/// <summary>The text that stands for each film: its tags joined by blanks, then its genres as written.</summary>
internal static class MovieDocuments
{
    public static IReadOnlyList<string> Of(IReadOnlyList<MovieRow> movies, IReadOnlyList<TagRow> tags)
    {
        var tagsByMovie = tags.ToLookup(tag => tag.MovieId, tag => tag.Tag);
        return [.. movies.Select(movie => string.Join(' ', tagsByMovie[movie.MovieId].Append(movie.Genres)))];
    }
}
