using System.Globalization;
using System.Text.Json;
using CsvHelper;
using MovieSimilarity.Search;
using Parquet;

namespace MovieSimilarity.Tests.Trainer.Exchange.Neighbours;

/// <summary>Reads tables back with readers that know nothing of how they were written.</summary>
internal static class TableReading
{
    public static Task<TableRow[]> ReadAsync(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" => Task.FromResult(Csv(path)),
        ".JSONL" => Task.FromResult(Jsonl(path)),
        _ => ParquetAsync(path),
    };

    /// <summary>How many rows each row group has.</summary>
    public static async Task<long[]> RowGroupsAsync(string path)
    {
        await using var reader = await ParquetReader.CreateAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        return [.. Enumerable.Range(0, reader.RowGroupCount).Select(group => reader.OpenRowGroupReader(group).RowCount)];
    }

    /// <summary>A column of texts in the first row group of a Parquet file.</summary>
    public static async Task<string?[]> TextsAsync(string path, string name)
    {
        await using var reader = await ParquetReader.CreateAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        return (await TextsAsync(reader, reader.OpenRowGroupReader(0), name))!;
    }

    /// <summary>A column of numbers, some of them missing, in the first row group of a Parquet file.</summary>
    public static async Task<int?[]> OptionalNumbersAsync(string path, string name)
    {
        await using var reader = await ParquetReader.CreateAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        var group = reader.OpenRowGroupReader(0);
        var values = new int?[group.RowCount];
        await group.ReadAsync<int>(reader.Schema.FindDataField(name), values.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
        return values;
    }

    private static TableRow[] Csv(string path)
    {
        using var reader = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
        reader.Read();
        reader.ReadHeader();
        var titles = reader.HeaderRecord!.Contains("title");
        var rows = new List<TableRow>();
        while (reader.Read())
        {
            var near = new Neighbour(
                reader.GetField<int>("neighbour_id"), reader.GetField<double>("score"),
                reader.GetField<double>("collaborative_score"), reader.GetField<double>("content_score"));
            rows.Add(new TableRow(
                reader.GetField<int>("movie_id"), reader.GetField<int>("rank"), near,
                titles ? reader.GetField("title") : null, titles ? reader.GetField("neighbour_title") : null));
        }
        return [.. rows];
    }

    private static TableRow[] Jsonl(string path) => [.. File.ReadLines(path).SelectMany(line =>
    {
        var film = JsonDocument.Parse(line).RootElement;
        return film.GetProperty("neighbours").EnumerateArray().Select((near, i) => new TableRow(
            film.GetProperty("movie_id").GetInt32(),
            i + 1,
            new Neighbour(
                near.GetProperty("movie_id").GetInt32(), near.GetProperty("score").GetDouble(),
                near.GetProperty("collaborative_score").GetDouble(), near.GetProperty("content_score").GetDouble()),
            Title(film),
            Title(near)));
    })];

    private static string? Title(JsonElement film) => film.TryGetProperty("title", out var title) ? title.GetString() : null;

    private static async Task<TableRow[]> ParquetAsync(string path)
    {
        await using var reader = await ParquetReader.CreateAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        var rows = new List<TableRow>();
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            var group = reader.OpenRowGroupReader(i);
            var films = await NumbersAsync<int>(reader, group, "movie_id");
            var ranks = await NumbersAsync<int>(reader, group, "rank");
            var neighbours = await NumbersAsync<int>(reader, group, "neighbour_id");
            var scores = await NumbersAsync<double>(reader, group, "score");
            var collaborative = await NumbersAsync<double>(reader, group, "collaborative_score");
            var content = await NumbersAsync<double>(reader, group, "content_score");
            var titles = await TextsAsync(reader, group, "title");
            var neighbourTitles = await TextsAsync(reader, group, "neighbour_title");
            rows.AddRange(films.Select((film, row) => new TableRow(
                film, ranks[row], new Neighbour(neighbours[row], scores[row], collaborative[row], content[row]),
                titles?[row], neighbourTitles?[row])));
        }
        return [.. rows];
    }

    private static async Task<T[]> NumbersAsync<T>(ParquetReader reader, ParquetRowGroupReader group, string name)
        where T : struct
    {
        var values = new T[group.RowCount];
        await group.ReadAsync<T>(
            reader.Schema.FindDataField(name), values.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
        return values;
    }

    private static async Task<string?[]?> TextsAsync(ParquetReader reader, ParquetRowGroupReader group, string name)
    {
        if (reader.Schema.DataFields.FirstOrDefault(field => field.Name == name) is not { } column) return null;
        var values = new string?[group.RowCount];
        await group.ReadAsync(column, values.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
        return values;
    }
}

/// <summary>What a table says of one neighbour; the titles are null where it has none.</summary>
internal sealed record TableRow(int MovieId, int Rank, Neighbour Near, string? Title, string? NeighbourTitle);
