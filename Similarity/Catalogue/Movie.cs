namespace MovieSimilarity.Catalogue;

/// <summary>A film as the catalogue knows it.</summary>
/// <param name="Id">MovieLens' movie id, greater than 0.</param>
/// <param name="Title">The title as MovieLens writes it, year included: <c>Matrix, The (1999)</c>.</param>
/// <param name="Year">Year of release, or null where the title states none.</param>
/// <param name="Genres">MovieLens' genres in their written order; empty where none are listed.</param>
/// <param name="RatingCount">How many ratings the film has in the data set, 0 or more.</param>
/// <param name="AverageRating">Mean of those ratings in stars, 0.5 to 5; 0 where there are none.</param>
public sealed record Movie(int Id, string Title, int? Year, IReadOnlyList<string> Genres, int RatingCount, double AverageRating);
