using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>What a user looks for: a mixture of a few directions of taste and of what everybody sees.</summary>
internal sealed class UserTaste
{
    private const int Directions = 3;
    private const double LeastShared = 0, MostShared = 0.15;

    // Each further direction weighs less than the one before.
    private const double LeastFurther = 0.1, MostFurther = 0.4;

    private readonly int[] _directions = new int[Directions];
    private readonly double[] _weights = new double[Directions];
    private readonly double _shared;

    public UserTaste(TasteSpace space, AliasTable common, SplitMix64 random)
    {
        _shared = random.Between(LeastShared, MostShared);
        var (weight, sum) = (1.0, 0.0);
        for (var i = 0; i < Directions; i++)
        {
            _directions[i] = common.Draw(random);
            _weights[i] = weight;
            sum += weight;
            weight *= random.Between(LeastFurther, MostFurther);
        }
        for (var i = 0; i < Directions; i++)
        {
            _weights[i] /= sum;
            var direction = space.Direction(_directions[i]);
            for (var k = 0; k < Vector.Length; k++) Vector[k] += _weights[i] * direction[k];
        }
    }

    /// <summary>The taste as a point of the latent space.</summary>
    public double[] Vector { get; } = new double[TasteSpace.Factors];

    /// <summary>A movie that comes the user's way: its position among the rated ones.</summary>
    public int Meet(Attraction attraction, SplitMix64 random)
    {
        var chance = random.Unit();
        if (chance < _shared) return attraction.Draw(random);
        chance = (chance - _shared) / (1 - _shared);
        var last = Directions - 1;
        for (var i = 0; i < last; i++)
        {
            chance -= _weights[i];
            if (chance < 0) return attraction.Draw(_directions[i], random);
        }
        return attraction.Draw(_directions[last], random);
    }
}
