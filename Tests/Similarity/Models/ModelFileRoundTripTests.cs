using System.Text.Json;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Similarity.Models;

public sealed class ModelFileRoundTripTests : ModelFileTestBase
{
    [Fact]
    public void Everything_comes_back_as_it_was()
    {
        var written = RichModel.Create();
        var read = WriteAndRead(written);

        Assert.Equal(written.Catalogue.Count, read.Catalogue.Count);
        foreach (var (want, have) in written.Catalogue.Zip(read.Catalogue))
        {
            Assert.Equal(want with { Genres = [] }, have with { Genres = [] });
            Assert.Equal(want.Genres, have.Genres);
        }
        Assert.Equal((3, 2), (read.Shard.Embeddings.CollaborativeDimensions, read.Shard.Embeddings.ContentDimensions));
        AssertSameBits(written.Shard.Embeddings.Values, read.Shard.Embeddings.Values);
        AssertSameBits(written.Norms, read.Norms);
        Assert.Equal(written.Catalogue.Ids.ToArray(), read.Shard.MovieIds.ToArray());
    }

    [Fact]
    public void Provenance_comes_back_to_the_last_digit()
    {
        var (written, read) = (RichModel.Provenance(), WriteAndRead(RichModel.Create()).Provenance);
        Assert.Equal(written.DataSet, read.DataSet);
        Assert.Equal(written.Options, read.Options);
        Assert.Equal(written.TrainedBy, read.TrainedBy);
        foreach (var (want, have) in new[] { (written.Collaborative, read.Collaborative), (written.Content, read.Content) })
        {
            Assert.Equal(want.SingularValues, have.SingularValues);
            Assert.Equal(want.ExplainedVarianceRatios, have.ExplainedVarianceRatios);
            Assert.Equal(want with { SingularValues = [], ExplainedVarianceRatios = [] }, have with { SingularValues = [], ExplainedVarianceRatios = [] });
        }
    }

    [Fact]
    public void A_model_without_films_is_a_model()
    {
        var empty = new SimilarityModel(
            new MovieCatalogue([]), new FusedEmbeddings(Array.Empty<float>(), 3, 2), Array.Empty<float>(), RichModel.Provenance());
        var read = WriteAndRead(empty);
        Assert.Empty(read.Catalogue);
        Assert.Equal(5, read.Shard.Embeddings.Dimensions);
        Assert.Equal(empty.Version, read.Version);
    }

    [Fact]
    public void Larger_models_come_back_too()
    {
        var written = TestModels.Random(rows: 30_000, seed: 1);
        var read = WriteAndRead(written);
        AssertSameBits(written.Shard.Embeddings.Values, read.Shard.Embeddings.Values);
        AssertSameBits(written.Norms, read.Norms);
        Assert.Equal(written.FindSimilar(10), read.FindSimilar(10));
    }

    [Fact]
    public void Equal_models_have_equal_bytes()
    {
        ModelFile.Write(Folder["one"], RichModel.Create());
        ModelFile.Write(Folder["two"], RichModel.Create());
        ModelFile.Write(Folder["three"], ModelFile.Read(Folder["one"], TestContext.Current.CancellationToken));
        Assert.Equal(File.ReadAllBytes(Folder["one"]), File.ReadAllBytes(Folder["two"]));
        Assert.Equal(File.ReadAllBytes(Folder["one"]), File.ReadAllBytes(Folder["three"]));
    }

    [Fact]
    public void The_bundled_model_is_written_as_it_was_read_byte_for_byte()
    {
        var bundled = Path.Combine(TestData.Sample, "sample.model");
        ModelFile.Write(ModelPath, ModelFile.Read(bundled, TestContext.Current.CancellationToken));
        Assert.Equal(File.ReadAllBytes(bundled), File.ReadAllBytes(ModelPath));
    }

    [Fact]
    public void A_file_has_the_documented_layout()
    {
        var bytes = Sound();
        Assert.Equal(bytes, RawModelFile.Parse(bytes).ToBytes());
        Assert.Equal(["provenance", "catalogue", "shape", "embeddings", "norms", "statistics"], RawModelFile.Table(bytes).Select(section => section.Name));
        Assert.All(RawModelFile.Table(bytes), section => Assert.Equal(0, section.Start % 64));
        var provenance = JsonSerializer.Deserialize<JsonElement>(RawModelFile.Parse(bytes)["provenance"]);
        Assert.Equal("1995-01-09", provenance.GetProperty("data_set").GetProperty("newest_entry").GetString());
    }

    [Fact]
    public void Films_share_the_text_of_a_genre_and_it_goes_with_the_model()
    {
        var genre = $"Genre {Guid.NewGuid()}";
        var read = WriteAndRead(TestModels.With(TestModels.Random(rows: 2, seed: 1), movie => movie with { Genres = [genre] }));
        Assert.Equal([genre], read.Catalogue[0].Genres);
        Assert.Same(read.Catalogue[0].Genres[0], read.Catalogue[1].Genres[0]);
        // What is interned stays for as long as the process runs.
        Assert.Null(string.IsInterned(genre));
    }

    private SimilarityModel WriteAndRead(SimilarityModel model)
    {
        ModelFile.Write(ModelPath, model);
        return ModelFile.Read(ModelPath, TestContext.Current.CancellationToken);
    }

    private static void AssertSameBits(ReadOnlyMemory<float> expected, ReadOnlyMemory<float> actual) =>
        Assert.Equal(Array.ConvertAll(expected.ToArray(), BitConverter.SingleToInt32Bits), Array.ConvertAll(actual.ToArray(), BitConverter.SingleToInt32Bits));
}
