using System.Buffers.Binary;

namespace MovieSimilarity.Tests.Similarity.Models;

/// <summary>Files whose checksums all hold, written by a program that got something else wrong.</summary>
public sealed class ModelFileInvalidDataTests : ModelFileTestBase
{
    private const int FloatsARow = 5;

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(0.5f)]
    [InlineData(1e-30f)]
    [InlineData(1e30f)]
    public void An_embedding_that_is_no_unit_vector_is_refused(float value)
    {
        RefusedWith("The collaborative embedding in row 2", With("embeddings", bytes => Put(bytes, 2 * FloatsARow, value, 0, 0)));
        RefusedWith("The content embedding in row 3", With("embeddings", bytes => Put(bytes, 3 * FloatsARow + 3, 0, value)));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-1f)]
    public void A_norm_that_is_no_length_is_refused(float value) =>
        RefusedWith("holds invalid data: A norm is ", With("norms", bytes => Put(bytes, 9, value)));

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    [InlineData(-1)]
    public void Ids_that_do_not_ascend_are_refused(int thirdId) =>
        RefusedWith($"row 2 has {thirdId} after 2", WithThirdMovie(bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes, thirdId)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1.0)]
    public void An_average_rating_that_is_none_is_refused(double rating) =>
        RefusedWith("holds invalid data: movie 7 has ", WithThirdMovie(bytes => BinaryPrimitives.WriteDoubleLittleEndian(bytes[12..], rating)));

    [Fact]
    public void A_negative_rating_count_is_refused() =>
        RefusedWith("holds invalid data: movie 7 has -1 ratings", WithThirdMovie(bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], -1)));

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    [InlineData(1_000_000)]
    [InlineData(int.MaxValue)]
    public void A_number_of_films_that_are_not_there_is_refused(int films) =>
        RefusedWith("holds invalid data: ", With("catalogue", bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes, films)));

    [Fact]
    public void A_catalogue_with_something_behind_its_films_is_refused() =>
        RefusedWith("bytes behind its 5 films", With("catalogue", bytes => [.. bytes, 0]));

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_number_of_genres_that_are_not_there_is_refused(int genres)
    {
        byte[] film = [.. new byte[20], 1, (byte)'T', .. BitConverter.GetBytes(genres)];
        film[0] = 1;
        RefusedWith("holds invalid data: ", With("catalogue", _ => [1, 0, 0, 0, .. film]));
    }

    /// <summary>Changes the fixed fields of film 7: id, year, rating count, average rating.</summary>
    private byte[] WithThirdMovie(SpanAction change) => With("catalogue", bytes =>
        change(bytes.AsSpan(bytes.AsSpan().IndexOf((byte[])[7, 0, 0, 0, .. BitConverter.GetBytes(1895)]))));

    private static void Put(byte[] bytes, int index, params ReadOnlySpan<float> values)
    {
        foreach (var value in values) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * index++), value);
    }

    private delegate void SpanAction(Span<byte> bytes);
}
