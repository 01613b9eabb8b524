using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Simulation;

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
