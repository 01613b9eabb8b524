using System.Runtime.InteropServices;
using System.Text.Json;

namespace MovieSimilarity.Benchmarks.Answers;

/// <summary>Answer of <c>GET /</c>, as far as it is compared.</summary>
internal sealed class Answer
{
    private readonly List<RankedMovie> _results = [];

    private Answer()
    {
    }

    /// <summary>The film that was asked for.</summary>
    public int Seed { get; private set; }

    /// <summary>The model version that answered.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The films, in the order shown.</summary>
    public ReadOnlySpan<RankedMovie> Results => CollectionsMarshal.AsSpan(_results);

    /// <summary>Reads an answer.</summary>
    /// <exception cref="JsonException">It is not JSON of that shape.</exception>
    public static Answer Parse(ReadOnlySpan<byte> body)
    {
        var answer = new Answer();
        var reader = new Utf8JsonReader(body);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("seed"u8)) answer.ReadSeed(ref reader);
                else if (reader.ValueTextEquals("model"u8)) answer.ReadModel(ref reader);
                else if (reader.ValueTextEquals("results"u8)) answer.ReadResults(ref reader);
                else reader.Skip();
            }
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new JsonException(e.Message, e);
        }
        return answer;
    }

    private void ReadSeed(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isId = reader.ValueTextEquals("movie_id"u8);
            reader.Read();
            if (isId) Seed = reader.GetInt32();
            else reader.Skip();
        }
    }

    private void ReadModel(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isVersion = reader.ValueTextEquals("version"u8);
            reader.Read();
            if (isVersion) Version = reader.GetString()!;
            else reader.Skip();
        }
    }

    private void ReadResults(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject) _results.Add(ReadResult(ref reader));
    }

    private static RankedMovie ReadResult(ref Utf8JsonReader reader)
    {
        var movie = default(RankedMovie);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("movie_id"u8)) movie = movie with { MovieId = Int32(ref reader) };
            else if (reader.ValueTextEquals("similarity_score"u8)) movie = movie with { Score = Double(ref reader) };
            else if (reader.ValueTextEquals("collaborative_score"u8)) movie = movie with { CollaborativeScore = Double(ref reader) };
            else if (reader.ValueTextEquals("content_score"u8)) movie = movie with { ContentScore = Double(ref reader) };
            else reader.Skip();
        }
        return movie;
    }

    private static int Int32(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt32();
    }

    private static double Double(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetDouble();
    }
}
