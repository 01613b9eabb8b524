namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>The rows of consecutive users.</summary>
internal sealed class UserBlock
{
    /// <summary>How many users a block has, but the last.</summary>
    public const int Users = 256;

    public Utf8Rows Ratings { get; } = new();

    public Utf8Rows Tags { get; } = new();

    /// <summary>How many ratings there are.</summary>
    public int Count { get; private set; }

    /// <summary>Replaces the rows by those of another block.</summary>
    public UserBlock Fill(int block, World world, UserSimulation simulation, CancellationToken cancellationToken)
    {
        Ratings.Clear();
        Tags.Clear();
        Count = 0;
        var end = Math.Min((block + 1) * Users, world.Shape.Users);
        for (var user = block * Users; user < end; user++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            simulation.Write(user, Ratings, Tags);
            Count += world.Activity.Ratings[user];
        }
        return this;
    }
}
