using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>Finds the neighbours of all films on all processors, and hands them out in the catalogue's order.</summary>
internal sealed class NeighbourBlocks
{
    /// <summary>About as many seeds as share one pass over the embeddings best.</summary>
    private const int MostFilms = 64;

    /// <summary>Bounds the memory of a block where the lists are long: 32 bytes a neighbour before it is encoded.</summary>
    private const int MostNeighbours = 131_072;

    private readonly SimilarityModel _model;
    private readonly Scoring _scoring;
    private readonly int _count, _filmsPerBlock, _ahead;

    /// <param name="model">The model.</param>
    /// <param name="count">Neighbours of each film, 1 or more; of a smaller model, all other films.</param>
    /// <param name="scoring">What they are ranked by.</param>
    /// <param name="ahead">How many blocks are under way at a time, 1 or more; two for each processor by default.</param>
    public NeighbourBlocks(SimilarityModel model, int count, Scoring scoring, int? ahead = null)
    {
        (_model, _scoring, _ahead) = (model, scoring, ahead ?? 2 * Environment.ProcessorCount);
        _count = Math.Clamp(count, 1, Math.Max(1, model.Catalogue.Count - 1));
        _filmsPerBlock = Math.Clamp(MostNeighbours / _count, 1, MostFilms);
    }

    private int Films => _model.Catalogue.Count;

    /// <summary>Encodes blocks side by side, and writes them one after the other; at most as many as may be ahead are held.</summary>
    public async Task ForEachAsync<T>(
        Func<NeighbourBlock, T> encode, Func<T, CancellationToken, Task> write, IStage stage, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var underWay = new Queue<Task<T>>();
        var begun = 0;
        stage.Expect(Math.Max(1, Films));
        try
        {
            for (var written = 0; written < Films;)
            {
                for (; begun < Films && underWay.Count < _ahead; begun += _filmsPerBlock)
                {
                    var first = begun;
                    underWay.Enqueue(Task.Run(() => encode(Find(first, stop.Token)), stop.Token));
                }
                await write(await underWay.Dequeue(), stop.Token);
                stage.Report(written = Math.Min(Films, written + _filmsPerBlock));
            }
        }
        finally
        {
            // Where one failed or was cancelled, the others need not go on.
            await stop.CancelAsync();
            await ((Task)Task.WhenAll(underWay)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private NeighbourBlock Find(int firstRow, CancellationToken cancellationToken)
    {
        var end = Math.Min(firstRow + _filmsPerBlock, Films);
        return new NeighbourBlock(firstRow, _model.Shard.FindNearest(firstRow..end, _count, _scoring, cancellationToken));
    }
}

/// <summary>The neighbours of consecutive films.</summary>
/// <param name="FirstRow">The first one's row in the catalogue.</param>
/// <param name="Lists">A ranked list a film, in the catalogue's order.</param>
internal sealed record NeighbourBlock(int FirstRow, Neighbour[][] Lists);
