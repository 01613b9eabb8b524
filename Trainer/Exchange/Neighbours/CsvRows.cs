using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>Comma-separated values: a header, then a row a neighbour.</summary>
/// <param name="catalogue">The films.</param>
/// <param name="titles">Whether to write titles.</param>
/// <param name="guardFormulas">Whether titles that a spreadsheet would take for formulas get an apostrophe.</param>
internal sealed class CsvRows(MovieCatalogue catalogue, bool titles, bool guardFormulas = false) : ITextRows
{
    /// <summary>Three whole numbers of up to 10 characters, three others of up to 24, five commas.</summary>
    private const int LongestNumbers = 3 * 10 + 3 * 24 + 5;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Header { get; } = Encoding.UTF8.GetBytes(
        string.Join(',', (IEnumerable<string>)[
            Columns.MovieId, Columns.Rank, Columns.NeighbourId, Columns.Score, Columns.CollaborativeScore, Columns.ContentScore,
            .. titles ? (string[])[Columns.Title, Columns.NeighbourTitle] : []]) + "\n");

    /// <inheritdoc/>
    public void Encode(NeighbourBlock block, IBufferWriter<byte> output)
    {
        for (var i = 0; i < block.Lists.Length; i++)
        {
            var movie = catalogue[block.FirstRow + i];
            var list = block.Lists[i];
            for (var rank = 1; rank <= list.Length; rank++) WriteRow(output, movie, rank, list[rank - 1]);
        }
    }

    private void WriteRow(IBufferWriter<byte> output, Movie movie, int rank, in Neighbour near)
    {
        Utf8.TryWrite(
            output.GetSpan(LongestNumbers),
            CultureInfo.InvariantCulture,
            $"{movie.Id},{rank},{near.MovieId},{near.Score},{near.CollaborativeScore},{near.ContentScore}",
            out var written);
        output.Advance(written);
        if (titles)
        {
            WriteTitle(output, movie.Title);
            WriteTitle(output, catalogue.TitleOf(near.MovieId));
        }
        output.Write("\n"u8);
    }

    private void WriteTitle(IBufferWriter<byte> output, string title)
    {
        output.Write(","u8);
        Encoding.UTF8.GetBytes(CsvFormat.Quoted(guardFormulas ? CsvFormat.Guarded(title) : title), output);
    }
}
