using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Simulation;

/// <summary>Spreads the tags of each film over viewers who rated it.</summary>
internal static class FilmTagging
{
    private const int SecondsInSitting = 3600;

    // From so many films on a tag is common vocabulary, which more viewers think of than of a name.
    private const int CommonFrom = 5;

    /// <summary>
    /// The tags of all viewers, by viewer, film and tag; every tag of a film at least once, as every film has raters
    /// (<see cref="Audience.Fewest"/>).
    /// </summary>
    public static TagApplication[] Apply(
        IReadOnlyList<Viewer> viewers, IReadOnlyList<Film> films, IReadOnlyList<Rating> ratings, SplitMix64 random)
    {
        var byFilm = ratings.ToLookup(rating => rating.Film);
        var common = films.SelectMany(film => film.Tags).CountBy(tag => tag, StringComparer.Ordinal)
            .Where(tag => tag.Value >= CommonFrom).Select(tag => tag.Key).ToHashSet(StringComparer.Ordinal);
        var applications = new List<TagApplication>();
        for (var film = 0; film < films.Count; film++)
        {
            Rating[] raters = [.. byFilm[film]];
            foreach (var tag in films[film].Tags)
            {
                var times = 1 + (int)(Further(films[film].Fame, common.Contains(tag)) * random.Between(0.75, 1.25));
                foreach (var rating in Choose(raters, viewers, times, random))
                    applications.Add(new TagApplication(rating.Viewer, film, tag, rating.Timestamp + random.Below(SecondsInSitting)));
            }
        }
        return [.. applications.OrderBy(tag => tag.Viewer).ThenBy(tag => tag.Film).ThenBy(tag => tag.Tag, StringComparer.Ordinal)];
    }

    private static double Further(int fame, bool common) => fame * fame * (common ? 0.13 : 0.04);

    private static IEnumerable<Rating> Choose(Rating[] raters, IReadOnlyList<Viewer> viewers, int times, SplitMix64 random)
    {
        var weights = Array.ConvertAll(raters, rating => viewers[rating.Viewer].TaggingZeal);
        for (var chosen = 0; chosen < times; chosen++)
        {
            var rater = random.Index(weights);
            if (rater < 0) yield break;
            weights[rater] = 0;
            yield return raters[rater];
        }
    }
}
