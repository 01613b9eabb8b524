using System.Collections.Concurrent;

using MovieSimilarity.Training.Files;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>Simulates all users and hands their rows out in order.</summary>
/// <param name="world">What users have in common.</param>
/// <param name="ahead">How many blocks may be under way at a time, at least one.</param>
internal sealed class UserBlocks(World world, int ahead)
{
    private readonly ConcurrentBag<UserSimulation> _simulations = [];
    private readonly ConcurrentBag<UserBlock> _blocks = [];

    /// <summary>Passes every block on, one after the other; it is used again afterwards.</summary>
    public void ForEach(Action<UserBlock> use, CancellationToken cancellationToken)
    {
        var count = (world.Shape.Users + UserBlock.Users - 1) / UserBlock.Users;
        var underWay = new Queue<Task<UserBlock>>();
        for (var begun = 0; begun < count || underWay.Count > 0;)
        {
            while (begun < count && underWay.Count < ahead)
            {
                var block = begun++;
                underWay.Enqueue(Task.Run(() => Simulate(block, cancellationToken), cancellationToken));
            }
            var rows = underWay.Dequeue().GetAwaiter().GetResult();
            use(rows);
            _blocks.Add(rows);
        }
    }

    private UserBlock Simulate(int block, CancellationToken cancellationToken)
    {
        if (!_simulations.TryTake(out var simulation)) simulation = new UserSimulation(world);
        if (!_blocks.TryTake(out var rows)) rows = new UserBlock();
        rows.Fill(block, world, simulation, cancellationToken);
        _simulations.Add(simulation);
        return rows;
    }
}

/// <summary>The rows of consecutive users.</summary>
internal sealed class UserBlock
{
    /// <summary>How many users a block has, but the last.</summary>
    public const int Users = 256;

    public CsvRowWriter Ratings { get; } = new();

    public CsvRowWriter Tags { get; } = new();

    /// <summary>How many ratings there are.</summary>
    public int Count { get; private set; }

    /// <summary>Appends the rows of a block; those before it have been moved to their files.</summary>
    public UserBlock Fill(int block, World world, UserSimulation simulation, CancellationToken cancellationToken)
    {
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
