using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens.Ratings;

namespace MovieSimilarity.Training.MovieLens;

/// <summary>A MovieLens data set in memory.</summary>
/// <param name="Name">Its name: its folder's, unless another was given.</param>
/// <param name="Movies">The films in ascending order of id.</param>
/// <param name="Ratings">Ratings of those films, at most one a user and film.</param>
/// <param name="Tags">Tag applications on those films, in file order.</param>
/// <param name="Dropped">What was read and left out.</param>
public sealed record MovieLensDataSet(
    string Name, IReadOnlyList<MovieRow> Movies, RatingTable Ratings, IReadOnlyList<TagRow> Tags, IReadOnlyList<DroppedRows> Dropped);
