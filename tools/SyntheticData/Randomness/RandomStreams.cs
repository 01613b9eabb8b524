namespace MovieSimilarity.SyntheticData.Randomness;

/// <summary>
/// Independent sources of randomness from one seed, so that what one part draws depends neither on another part nor on threads.
/// </summary>
internal sealed class RandomStreams(ulong seed)
{
    private readonly ulong _root = new SplitMix64(seed).Next();

    /// <summary>The source of a user.</summary>
    public SplitMix64 OfUser(int user) => new(new SplitMix64(_root ^ (ulong)(uint)user).Next());

    /// <summary>The source of a part that is drawn once.</summary>
    public SplitMix64 Of(GenerationPart part) => new(new SplitMix64(_root ^ ((ulong)part << 32)).Next());
}

/// <summary>What is drawn once for a data set; users' own sources are 0.</summary>
internal enum GenerationPart
{
    /// <summary>How much each user rates and tags.</summary>
    Activity = 1,

    /// <summary>The movies and how well known they are.</summary>
    Movies,

    /// <summary>Invented names.</summary>
    Titles,

    /// <summary>Where movies and tastes lie in the latent space.</summary>
    Taste,

    /// <summary>The words of tags.</summary>
    Vocabulary,
}
