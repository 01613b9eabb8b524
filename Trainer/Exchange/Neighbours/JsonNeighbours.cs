using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;

namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>JSON Lines: an object a film, with its neighbours in their order.</summary>
internal sealed class JsonNeighbours(MovieCatalogue catalogue, NeighbourTableOptions options) : ITextFormat
{
    // With é left readable: this is no HTML. Line breaks within titles are escaped all the same.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonEncodedText
        MovieId = JsonEncodedText.Encode(Columns.MovieId),
        Title = JsonEncodedText.Encode(Columns.Title),
        ImdbId = JsonEncodedText.Encode(Columns.ImdbId),
        TmdbId = JsonEncodedText.Encode(Columns.TmdbId),
        Neighbours = JsonEncodedText.Encode(Columns.Neighbours),
        Score = JsonEncodedText.Encode(Columns.Score),
        CollaborativeScore = JsonEncodedText.Encode(Columns.CollaborativeScore),
        ContentScore = JsonEncodedText.Encode(Columns.ContentScore);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Header => default;

    /// <inheritdoc/>
    public void Encode(NeighbourBlock block, ArrayBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        for (var i = 0; i < block.Lists.Length; i++)
        {
            WriteFilm(json, catalogue[block.FirstRow + i].Id, block.Lists[i]);
            json.Flush();
            output.Write("\n"u8);
            json.Reset();
        }
    }

    private void WriteFilm(Utf8JsonWriter json, int movieId, Neighbour[] list)
    {
        json.WriteStartObject();
        WriteIdentity(json, movieId);
        json.WriteStartArray(Neighbours);
        foreach (var near in list)
        {
            json.WriteStartObject();
            WriteIdentity(json, near.MovieId);
            json.WriteNumber(Score, near.Score);
            json.WriteNumber(CollaborativeScore, near.CollaborativeScore);
            json.WriteNumber(ContentScore, near.ContentScore);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteIdentity(Utf8JsonWriter json, int movieId)
    {
        json.WriteNumber(MovieId, movieId);
        if (options.Titles) json.WriteString(Title, catalogue.FilmOf(movieId).Title);
        if (options.Ids) WriteLinks(json, catalogue.FilmOf(movieId));
    }

    private static void WriteLinks(Utf8JsonWriter json, Movie movie)
    {
        json.WriteString(ImdbId, movie.ImdbText());
        if (movie.TmdbNumber() is { } number) json.WriteNumber(TmdbId, number);
        else json.WriteNull(TmdbId);
    }
}
