using System.Collections.Concurrent;

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
