using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;
using Parquet;
using Parquet.Schema;

namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>The rows of a Parquet file that are gathered before they are written column by column.</summary>
internal sealed class ParquetRowGroup
{
    /// <summary>Long enough for good compression and quick reading, short enough to be held: 6 MB without titles.</summary>
    private const int MostRows = 131_072;

    private readonly MovieCatalogue _catalogue;
    private readonly int[] _movieIds = new int[MostRows], _ranks = new int[MostRows], _neighbourIds = new int[MostRows];
    private readonly double[] _scores = new double[MostRows], _collaborative = new double[MostRows], _content = new double[MostRows];
    private readonly string[] _titles, _neighbourTitles;
    private int _count;

    public ParquetRowGroup(MovieCatalogue catalogue, bool titles)
    {
        _catalogue = catalogue;
        HasTitles = titles;
        _titles = new string[titles ? MostRows : 0];
        _neighbourTitles = new string[_titles.Length];
        Schema = new ParquetSchema([
            Number<int>(Columns.MovieId), Number<int>(Columns.Rank), Number<int>(Columns.NeighbourId),
            Number<double>(Columns.Score), Number<double>(Columns.CollaborativeScore), Number<double>(Columns.ContentScore),
            .. titles ? (Field[])[Text(Columns.Title), Text(Columns.NeighbourTitle)] : []]);
    }

    public ParquetSchema Schema { get; }

    public bool IsFull => _count == MostRows;

    private bool HasTitles { get; }

    public void Add(Movie movie, int rank, in Neighbour near)
    {
        (_movieIds[_count], _ranks[_count], _neighbourIds[_count]) = (movie.Id, rank, near.MovieId);
        (_scores[_count], _collaborative[_count], _content[_count]) = (near.Score, near.CollaborativeScore, near.ContentScore);
        if (HasTitles) (_titles[_count], _neighbourTitles[_count]) = (movie.Title, _catalogue.TitleOf(near.MovieId));
        _count++;
    }

    /// <summary>Writes the rows, if there are any, and begins anew.</summary>
    public async Task WriteAsync(ParquetWriter file, CancellationToken cancellationToken)
    {
        if (_count == 0) return;
        using var group = file.CreateRowGroup();
        var fields = Schema.DataFields;
        int[][] numbers = [_movieIds, _ranks, _neighbourIds];
        double[][] scores = [_scores, _collaborative, _content];
        string[][] texts = HasTitles ? [_titles, _neighbourTitles] : [];
        var column = 0;
        foreach (var values in numbers)
            await group.WriteAsync<int>(fields[column++], values.AsMemory(0, _count), cancellationToken: cancellationToken);
        foreach (var values in scores)
            await group.WriteAsync<double>(fields[column++], values.AsMemory(0, _count), cancellationToken: cancellationToken);
        foreach (var values in texts) await group.WriteAsync(fields[column++], new ArraySegment<string>(values, 0, _count));
        group.CompleteValidate();
        _count = 0;
    }

    private static DataField<T> Number<T>(string name) => new(name, nullable: false);

    private static DataField Text(string name) => new(name, typeof(string), isNullable: false);
}
