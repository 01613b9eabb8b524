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
