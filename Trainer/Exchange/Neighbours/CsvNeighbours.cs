using System.Buffers;
using System.Text;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>Comma-separated values: a header, then a row a neighbour.</summary>
/// <param name="catalogue">The films.</param>
/// <param name="options">What to write of them.</param>
internal sealed class CsvNeighbours(MovieCatalogue catalogue, NeighbourTableOptions options) : ITextFormat
{
    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Header { get; } = Encoding.UTF8.GetBytes(
        string.Join(',', (IEnumerable<string>)[
            Columns.MovieId, Columns.Rank, Columns.NeighbourId, Columns.Score, Columns.CollaborativeScore, Columns.ContentScore,
            .. options.Titles ? (string[])[Columns.Title, Columns.NeighbourTitle] : [],
            .. options.Ids ? (string[])[Columns.ImdbId, Columns.TmdbId, Columns.NeighbourImdbId, Columns.NeighbourTmdbId] : []]) + "\n");

    /// <inheritdoc/>
    public void Encode(NeighbourBlock block, ArrayBufferWriter<byte> output)
    {
        var rows = new CsvRowWriter(output);
        for (var i = 0; i < block.Lists.Length; i++)
        {
            var movie = catalogue[block.FirstRow + i];
            var list = block.Lists[i];
            for (var rank = 1; rank <= list.Length; rank++) WriteRow(rows, movie, rank, list[rank - 1]);
        }
    }

    private void WriteRow(CsvRowWriter row, Movie movie, int rank, in Neighbour near)
    {
        row.Number(movie.Id).Number(rank).Number(near.MovieId);
        row.Number(near.Score).Number(near.CollaborativeScore).Number(near.ContentScore);
        if (options.Titles) row.Text(Title(movie.Title)).Text(Title(catalogue.FilmOf(near.MovieId).Title));
        if (options.Ids) row.Links(movie).Links(catalogue.FilmOf(near.MovieId));
        row.EndRow();
    }

    private string Title(string title) => options.GuardFormulas ? CsvFormat.Guarded(title) : title;
}
