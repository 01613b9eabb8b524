using System.Collections.Concurrent;

namespace MovieSimilarity.Trainer.Generation;

/// <summary>Simulates all users on several threads and hands their rows out in order.</summary>
internal sealed class UserBlocks(World world, int threads)
{
    // Enough that a thread need not wait for a slower one, few enough to hold.
    private const int AheadOfEachThread = 2;

    private readonly ConcurrentBag<UserSimulation> _simulations = [];
    private readonly ConcurrentBag<UserBlock> _blocks = [];

    /// <summary>Passes every block on, one after the other; it is used again afterwards.</summary>
    public void ForEach(Action<UserBlock> use, CancellationToken cancellationToken)
    {
        var count = (world.Shape.Users + UserBlock.Users - 1) / UserBlock.Users;
        var ahead = new Queue<Task<UserBlock>>();
        using var slots = new SemaphoreSlim(threads);
        try
        {
            for (var block = 0; block < count; block++)
            {
                if (ahead.Count >= threads * AheadOfEachThread) UseNext(ahead, use);
                ahead.Enqueue(Begin(block, slots, cancellationToken));
            }
            while (ahead.Count > 0) UseNext(ahead, use);
        }
        finally
        {
            // Nobody may still be at work when the caller removes files after a failure.
            Task.WhenAll(ahead).ContinueWith(_ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        }
    }

    private void UseNext(Queue<Task<UserBlock>> ahead, Action<UserBlock> use)
    {
        var block = ahead.Dequeue().GetAwaiter().GetResult();
        use(block);
        _blocks.Add(block);
    }

    private Task<UserBlock> Begin(int block, SemaphoreSlim slots, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            await slots.WaitAsync(cancellationToken);
            try
            {
                return Fill(block, cancellationToken);
            }
            finally
            {
                slots.Release();
            }
        },
        cancellationToken);

    private UserBlock Fill(int block, CancellationToken cancellationToken)
    {
        if (!_simulations.TryTake(out var simulation)) simulation = new UserSimulation(world);
        if (!_blocks.TryTake(out var rows)) rows = new UserBlock();
        rows.Fill(block, world, simulation, cancellationToken);
        _simulations.Add(simulation);
        return rows;
    }
}
