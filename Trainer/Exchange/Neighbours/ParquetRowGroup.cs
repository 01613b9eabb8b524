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
    private readonly string?[] _imdbIds, _neighbourImdbIds;
    private readonly int?[] _tmdbIds, _neighbourTmdbIds;
    private int _count;

    public ParquetRowGroup(MovieCatalogue catalogue, NeighbourTableOptions options)
    {
        _catalogue = catalogue;
        (HasTitles, HasIds) = (options.Titles, options.Ids);
        _titles = new string[HasTitles ? MostRows : 0];
        _neighbourTitles = new string[_titles.Length];
        _imdbIds = new string?[HasIds ? MostRows : 0];
        _neighbourImdbIds = new string?[_imdbIds.Length];
        _tmdbIds = new int?[_imdbIds.Length];
        _neighbourTmdbIds = new int?[_imdbIds.Length];
        Schema = new ParquetSchema([
            Number<int>(Columns.MovieId), Number<int>(Columns.Rank), Number<int>(Columns.NeighbourId),
            Number<double>(Columns.Score), Number<double>(Columns.CollaborativeScore), Number<double>(Columns.ContentScore),
            .. HasTitles ? (Field[])[Text(Columns.Title), Text(Columns.NeighbourTitle)] : [],
            .. HasIds ? (Field[])[
                Text(Columns.ImdbId, isNullable: true), Number<int>(Columns.TmdbId, isNullable: true),
                Text(Columns.NeighbourImdbId, isNullable: true), Number<int>(Columns.NeighbourTmdbId, isNullable: true)] : []]);
    }

    public ParquetSchema Schema { get; }

    public bool IsFull => _count == MostRows;

    private bool HasTitles { get; }

    private bool HasIds { get; }

    /// <summary>Adds a row.</summary>
    /// <param name="row">The film's row in the catalogue.</param>
    /// <param name="rank">The neighbour's rank, from 1.</param>
    /// <param name="near">The neighbour.</param>
    public void Add(int row, int rank, in Neighbour near)
    {
        var movie = _catalogue[row];
        (_movieIds[_count], _ranks[_count], _neighbourIds[_count]) = (movie.Id, rank, near.MovieId);
        (_scores[_count], _collaborative[_count], _content[_count]) = (near.Score, near.CollaborativeScore, near.ContentScore);
        if (HasTitles) (_titles[_count], _neighbourTitles[_count]) = (movie.Title, _catalogue.FilmOf(near.MovieId).Title);
        if (HasIds) AddIds(movie, _catalogue.FilmOf(near.MovieId));
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
        (string?[] Imdb, int?[] Tmdb)[] ids = HasIds ? [(_imdbIds, _tmdbIds), (_neighbourImdbIds, _neighbourTmdbIds)] : [];
        var column = 0;
        foreach (var values in numbers)
            await group.WriteAsync<int>(fields[column++], values.AsMemory(0, _count), cancellationToken: cancellationToken);
        foreach (var values in scores)
            await group.WriteAsync<double>(fields[column++], values.AsMemory(0, _count), cancellationToken: cancellationToken);
        foreach (var values in texts) await group.WriteAsync(fields[column++], new ArraySegment<string>(values, 0, _count));
        foreach (var (imdb, tmdb) in ids)
        {
            await group.WriteAsync(fields[column++], new ArraySegment<string?>(imdb, 0, _count)!);
            await group.WriteAsync<int>(fields[column++], tmdb.AsMemory(0, _count), cancellationToken: cancellationToken);
        }
        group.CompleteValidate();
        _count = 0;
    }

    private void AddIds(Movie movie, Movie near)
    {
        (_imdbIds[_count], _tmdbIds[_count]) = (movie.ImdbText(), movie.TmdbNumber());
        (_neighbourImdbIds[_count], _neighbourTmdbIds[_count]) = (near.ImdbText(), near.TmdbNumber());
    }

    private static DataField<T> Number<T>(string name, bool isNullable = false) => new(name, nullable: isNullable);

    private static DataField Text(string name, bool isNullable = false) => new(name, typeof(string), isNullable);
}
