using MovieSimilarity.SyntheticData.Randomness;
using MovieSimilarity.SyntheticData.MovieLens;

namespace MovieSimilarity.SyntheticData.Simulation;

/// <summary>Turns what viewers have seen into ratings.</summary>
internal static class Opinions
{
    private const double LeastStars = 0.5;
    private const double MostStars = 5.0;
    private const double TypicalAcclaim = 3.7;

    // The nearness at which taste neither adds nor takes, and the stars that one unit of it is worth.
    private const double IndifferentLiking = 0.2;
    private const double StarsPerLiking = 3.5;
    private const double MostByTaste = 1.1;

    // Standard deviation, in stars, of what neither the film nor taste explains.
    private const double Noise = 0.65;

    /// <summary>The ratings of all viewers, by viewer, then film.</summary>
    public static Rating[] Form(IReadOnlyList<Viewer> viewers, bool[][] seen, IReadOnlyList<Film> films, SplitMix64 random)
    {
        var ratings = new List<Rating>();
        for (var viewer = 0; viewer < viewers.Count; viewer++)
        {
            for (var film = 0; film < films.Count; film++)
            {
                if (seen[viewer][film]) ratings.Add(Rate(viewer, viewers[viewer], film, films[film], random));
            }
        }
        return [.. ratings];
    }

    private static Rating Rate(int number, Viewer viewer, int position, Film film, SplitMix64 random)
    {
        var taste = Math.Clamp(StarsPerLiking * (viewer.Liking[position] - IndifferentLiking), -MostByTaste, MostByTaste);
        var departure = film.Acclaim - TypicalAcclaim + taste + Noise * random.Bell();
        var stars = NearestStars(TypicalAcclaim + viewer.Leniency + viewer.Spread * departure);
        var from = Math.Max(Calendar.StartOf(viewer.Joined), Calendar.ReleaseOf(film.Year));
        return new Rating(number, position, stars, (long)random.Between(from, Calendar.EndOf(viewer.Left)));
    }

    /// <summary>The nearest rating on MovieLens' scale, 0.5 to 5 stars in halves.</summary>
    internal static double NearestStars(double opinion) => Math.Clamp(Math.Floor(opinion * 2 + 0.5) / 2, LeastStars, MostStars);
}
