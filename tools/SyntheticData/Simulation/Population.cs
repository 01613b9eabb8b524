using MovieSimilarity.SyntheticData.Randomness;
using MovieSimilarity.SyntheticData.MovieLens;

namespace MovieSimilarity.SyntheticData.Simulation;

/// <summary>Draws the viewers.</summary>
internal static class Population
{
    /// <summary>How many viewers there are.</summary>
    public const int Size = 1000;

    public const int FewestOfOccasional = 5;
    public const int MostOfOccasional = 10;

    private const int OccasionalEvery = 50;
    private const int FewestOfRegular = 30;
    private const int MostOfRegular = 300;
    private const int LongestStay = 8;

    // By fame 1 to 5: the chance that a film comes the way of one who sees what all see, and of a connoisseur.
    private static readonly double[] MainstreamReach = [0.01, 0.04, 0.15, 0.4, 1];
    private static readonly double[] ConnoisseurReach = [0.4, 0.5, 0.6, 0.8, 1];

    public static Viewer[] Draw(IReadOnlyList<Film> films, FilmFeatures features, SplitMix64 random)
    {
        var favourites = new FavouriteDeck(films, random);
        return [.. Enumerable.Range(0, Size).Select(number => DrawOne(number, films, features, favourites, random))];
    }

    private static Viewer DrawOne(int number, IReadOnlyList<Film> films, FilmFeatures features, FavouriteDeck favourites, SplitMix64 random)
    {
        var tastes = Enumerable.Range(0, 2 + random.Below(2))
            .Select(_ => Taste.GrownFrom(favourites.Deal(), films, features, random)).ToArray();
        double[] habits = [.. tastes.Select(_ => random.Between(0.2, 1)), random.Between(0.1, 0.5)];
        var occasional = number % OccasionalEvery == OccasionalEvery - 1;
        var left = LastYear(random);
        return new Viewer
        {
            Tastes = tastes,
            Habits = habits,
            Liking = Nearest(tastes, films.Count),
            Reach = ReachOf(films, Squared(random.Unit()), left),
            Appetite = occasional ? FewestOfOccasional + random.Below(MostOfOccasional - FewestOfOccasional + 1) : RegularAppetite(random),
            Occasional = occasional,
            Leniency = 0.35 * random.Bell(),
            Spread = random.Between(0.7, 1.3),
            TaggingZeal = Squared(random.Between(0.1, 1)),
            Left = left,
            Joined = Math.Max(Calendar.FirstYear, left - random.Below(LongestStay)),
        };
    }

    // Most stay to the end, some leave early and never see the films that follow.
    private static int LastYear(SplitMix64 random) =>
        Calendar.LastYear - (int)((Calendar.LastYear - Calendar.FirstYear) * Squared(Squared(random.Unit())));

    // Many rate little, few rate much.
    private static int RegularAppetite(SplitMix64 random)
    {
        var unit = random.Unit();
        return FewestOfRegular + (int)((MostOfRegular - FewestOfRegular) * unit * unit * unit);
    }

    private static double[] Nearest(double[][] tastes, int films)
    {
        var nearest = new double[films];
        foreach (var taste in tastes)
        {
            for (var film = 0; film < films; film++) nearest[film] = Math.Max(nearest[film], taste[film]);
        }
        return nearest;
    }

    private static double[] ReachOf(IReadOnlyList<Film> films, double connoisseurship, int left) =>
    [
        .. films.Select(film => film.Year > left
            ? 0
            : MainstreamReach[film.Fame - 1] + connoisseurship * (ConnoisseurReach[film.Fame - 1] - MainstreamReach[film.Fame - 1])),
    ];

    private static double Squared(double number) => number * number;
}

/// <summary>
/// Deals favourites like cards: every film is in the deck, better-known ones more often, so that each corner of the list has
/// its lovers whatever the seed.
/// </summary>
internal sealed class FavouriteDeck(IReadOnlyList<Film> films, SplitMix64 random)
{
    private readonly int[] _cards =
        [.. Enumerable.Range(0, films.Count).SelectMany(film => Enumerable.Repeat(film, (films[film].Fame + 1) / 2))];

    private int _left;

    /// <summary>The position of the next favourite; the deck is shuffled anew when it is used up.</summary>
    public int Deal()
    {
        if (_left == 0) _left = _cards.Length;
        var card = random.Below(_left--);
        (_cards[card], _cards[_left]) = (_cards[_left], _cards[card]);
        return _cards[_left];
    }
}
