using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Simulation;

/// <summary>Films with simulated ratings and tags.</summary>
/// <param name="Films">The films in the list's order.</param>
/// <param name="Ratings">By viewer, then film.</param>
/// <param name="Tags">By viewer, film and tag.</param>
internal sealed record SimulatedDataSet(IReadOnlyList<Film> Films, IReadOnlyList<Rating> Ratings, IReadOnlyList<TagApplication> Tags)
{
    /// <summary>Simulates <see cref="Population.Size"/> viewers; the same films and seed give the same data everywhere.</summary>
    public static SimulatedDataSet Create(IReadOnlyList<Film> films, ulong seed)
    {
        var random = new SplitMix64(seed);
        var features = new FilmFeatures(films);
        var viewers = Population.Draw(films, features, random);
        var seen = Audience.Gather(viewers, films.Count, random);
        var ratings = Opinions.Form(viewers, seen, films, random);
        return new SimulatedDataSet(films, ratings, FilmTagging.Apply(viewers, films, ratings, random));
    }
}

/// <summary>A viewer's rating.</summary>
/// <param name="Viewer">Position of the viewer, from 0.</param>
/// <param name="Film">Position of the film, from 0.</param>
/// <param name="Stars">0.5 to 5 in halves.</param>
/// <param name="Timestamp">Seconds since 1970, UTC.</param>
internal readonly record struct Rating(int Viewer, int Film, double Stars, long Timestamp);

/// <summary>A tag that a viewer gave a film.</summary>
/// <param name="Viewer">Position of the viewer, from 0.</param>
/// <param name="Film">Position of the film, from 0.</param>
/// <param name="Tag">One of the film's tags.</param>
/// <param name="Timestamp">Seconds since 1970, UTC.</param>
internal readonly record struct TagApplication(int Viewer, int Film, string Tag, long Timestamp);
