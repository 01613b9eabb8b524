using System.Globalization;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>How large a generated data set is; every number is met exactly.</summary>
/// <param name="Users">How many users rate, at least one.</param>
/// <param name="Movies">How many movies are listed.</param>
/// <param name="RatedMovies">How many of them somebody rated.</param>
/// <param name="Ratings">How many ratings there are.</param>
/// <param name="Tags">How many tags are applied, 0 or more.</param>
public sealed record DataSetShape(int Users, int Movies, int RatedMovies, int Ratings, int Tags)
{
    /// <summary>MovieLens lists no user with fewer ratings.</summary>
    public const int FewestRatings = 20;

    /// <summary>The most tags for each rating, so that enough different ones are left for a film.</summary>
    public const int MostTagsForRating = 5;

    /// <summary>The most movies: a hundred times what MovieLens has, and enough different titles can still be made up.</summary>
    public const int MostMovies = 8_000_000;

    /// <summary>The shapes of released data sets by name.</summary>
    public static IReadOnlyDictionary<string, DataSetShape> Known { get; } = new Dictionary<string, DataSetShape>(StringComparer.Ordinal)
    {
        ["ml-20m"] = new(Users: 138_493, Movies: 27_278, RatedMovies: 26_744, Ratings: 20_000_263, Tags: 465_564),
        ["ml-32m"] = new(Users: 200_948, Movies: 87_585, RatedMovies: 84_432, Ratings: 32_000_204, Tags: 2_000_072),
    };

    /// <summary>Refuses what no data set can have.</summary>
    /// <exception cref="GenerationException">The numbers contradict each other; the message says which.</exception>
    public void Require()
    {
        if (Movies > MostMovies)
            throw Refuse($"{Movies:N0} movies are too many: there are titles for {MostMovies:N0}.");
        if (RatedMovies > Movies)
            throw Refuse($"{RatedMovies:N0} rated movies are more than the {Movies:N0} movies there are.");
        if (RatedMovies < FewestRatings)
            throw Refuse($"Every user rates at least {FewestRatings} movies, and there are only {RatedMovies:N0} rated ones.");
        if (Ratings < (long)FewestRatings * Users)
            throw Refuse($"{Ratings:N0} ratings are too few: each of {Users:N0} users rates at least {FewestRatings} movies.");
        if (Ratings > (long)Users * RatedMovies)
            throw Refuse($"{Ratings:N0} ratings are too many: {Users:N0} users can rate {RatedMovies:N0} movies once each.");
        if (Ratings < RatedMovies)
            throw Refuse($"{Ratings:N0} ratings are too few for {RatedMovies:N0} rated movies.");
        if (Tags > (long)MostTagsForRating * Ratings)
            throw Refuse($"{Tags:N0} tags are too many: there are at most {MostTagsForRating} for each of {Ratings:N0} ratings.");
    }

    private static GenerationException Refuse(FormattableString sentence) => new(sentence.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A data set cannot be generated; the message says why.</summary>
public sealed class GenerationException(string message) : Exception(message);
