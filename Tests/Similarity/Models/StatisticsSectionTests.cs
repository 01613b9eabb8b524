using System.Text;
using System.Text.Json;
using MovieSimilarity.Models;
using MovieSimilarity.Models.Statistics;

namespace MovieSimilarity.Tests.Similarity.Models;

/// <summary>The optional section that tells what a model was trained on.</summary>
public sealed class StatisticsSectionTests : ModelFileTestBase
{
    [Fact]
    public void Statistics_come_back_as_they_were()
    {
        var written = RichModel.Create().Statistics!;
        var read = Read(Sound()).Statistics!;
        Assert.Equal(JsonSerializer.Serialize(written, ModelJsonContext.Default.TrainingStatistics), JsonSerializer.Serialize(read, ModelJsonContext.Default.TrainingStatistics));
        Assert.Equal(new StarCount(0.5, 3), read.Stars[0]);
        Assert.Equal(new TermWeight("長い", -0.25), read.ContentTerms[0].Negative[0]);
    }

    [Fact]
    public void A_file_without_statistics_is_a_model_without_them()
    {
        var file = RawModelFile.Parse(Sound());
        file.Sections.RemoveAll(section => section.Name == "statistics");
        var read = Read(file.ToBytes());
        Assert.Null(read.Statistics);
        Assert.Equal(5, read.Catalogue.Count);
    }

    [Fact]
    public void A_model_without_statistics_is_written_without_the_section()
    {
        var file = RawModelFile.Parse(Sound());
        file.Sections.RemoveAll(section => section.Name == "statistics");
        var bytes = file.ToBytes();
        ModelFile.Write(Folder["again"], Read(bytes));
        Assert.Equal(bytes, File.ReadAllBytes(Folder["again"]));
    }

    [Fact]
    public void Statistics_count_in_the_version()
    {
        var with = RichModel.Create();
        var without = new SimilarityModel(with.Catalogue, with.Shard.Embeddings, with.Norms, with.Provenance);
        Assert.NotEqual(with.Version, without.Version);
        ModelFile.Write(ModelPath, with);
        Assert.Equal(with.Version, ModelFile.Read(ModelPath, TestContext.Current.CancellationToken).Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"stars\":null}")]
    public void Statistics_that_are_none_are_refused(string json) =>
        RefusedWith("holds invalid data: ", With("statistics", _ => Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("\"ratings\":3", "\"ratings\":-3", "stars")]
    [InlineData("\"stars\":0.5", "\"stars\":6", "stars")]
    [InlineData("{\"stars\":0.5,\"ratings\":3}", "null", "stars")]
    [InlineData("\"from\":2,", "\"from\":9,", "ratings_per_user")]
    [InlineData("\"applications\":4", "\"applications\":-1", "tags")]
    [InlineData("\"weight\":-0.25", "\"weight\":-7", "content_terms")]
    public void Values_out_of_their_range_are_refused(string sound, string unsound, string where) => RefusedWith(
        $"statistics' {where} is missing something or out of range", With("statistics", bytes =>
        {
            var json = Encoding.UTF8.GetString(bytes);
            Assert.Contains(sound, json, StringComparison.Ordinal);
            return Encoding.UTF8.GetBytes(json.Replace(sound, unsound, StringComparison.Ordinal));
        }));

    private SimilarityModel Read(byte[] bytes)
    {
        File.WriteAllBytes(ModelPath, bytes);
        return ModelFile.Read(ModelPath, TestContext.Current.CancellationToken);
    }
}
