using System.Buffers;

namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>A format that is text. Any number of threads may encode at a time.</summary>
internal interface ITextRows
{
    /// <summary>What the file begins with, in UTF-8.</summary>
    ReadOnlyMemory<byte> Header { get; }

    /// <summary>Appends the lines of a block in UTF-8.</summary>
    void Encode(NeighbourBlock block, IBufferWriter<byte> output);
}
