using MovieSimilarity.Explanations;
using MovieSimilarity.Models;
using MovieSimilarity.Terms;

namespace MovieSimilarity.Tests.Similarity.Models;

/// <summary>The sections by which answers are explained.</summary>
public sealed class ExplanationSectionTests : ModelFileTestBase
{
    private static readonly string[] Names = ["terms", "term_vectors", "film_tags", "likes", "quantiles"];

    [Fact]
    public void They_come_back()
    {
        var written = Explained();
        ModelFile.Write(ModelPath, written);
        var read = ModelFile.Read(ModelPath, TestContext.Current.CancellationToken);
        var (content, likes) = (read.Explanations!.Content, read.Explanations.Likes);
        Assert.Equal(["長い", "noir"], content.Space.Words.OrderDescending(StringComparer.Ordinal));
        Assert.Equal([1.5, 2.25], content.Space.Idf);
        Assert.Equal(written.Explanations!.Content.Space.Vectors.ToArray(), content.Space.Vectors.ToArray());
        Assert.Equal(["Film-Noir", "長い"], content.Tags.Spellings);
        Assert.Equal(1, content.Tags.GenreCount);
        Assert.Equal([[new FilmTag(0, 1)], [], [new(0, 2), new(1, 300)], [], []], Enumerable.Range(0, 5).Select(content.Tags.Of));
        Assert.Equal((400, 500), (likes.Viewers, likes.AllViewers));
        Assert.Equal([[], [0, 399], [], [7], []], Enumerable.Range(0, 5).Select(likes.Of));
        Assert.Equal(written.Explanations.Quantiles.Quantiles, read.Explanations.Quantiles.Quantiles);
        Assert.Equal(written.Version, read.Version);
        ModelFile.Write(Folder["again"], read);
        Assert.Equal(File.ReadAllBytes(ModelPath), File.ReadAllBytes(Folder["again"]));
    }

    [Fact]
    public void They_stand_behind_the_others_all_or_none()
    {
        ModelFile.Write(ModelPath, Explained());
        Assert.Equal(["provenance", "catalogue", "shape", "embeddings", "norms", "statistics", .. Names], RawModelFile.Table(File.ReadAllBytes(ModelPath)).Select(entry => entry.Name));
        Sound();
        Assert.Null(ModelFile.Read(ModelPath, TestContext.Current.CancellationToken).Explanations);
        Assert.NotEqual(RichModel.Create().Version, Explained().Version);
    }

    [Fact]
    public void They_travel_through_a_cluster_as_they_are()
    {
        var data = Explained().Explanations!;
        var bytes = ExplanationEncoding.ToBytes(data);
        Assert.Equal(bytes, ExplanationEncoding.ToBytes(ExplanationEncoding.Read(bytes, films: 5, dimensions: 2)));
        for (var length = 0; length < bytes.Length; length++)
        {
            var error = Record.Exception(() => ExplanationEncoding.Read(bytes.AsMemory(0, length), films: 5, dimensions: 2));
            Assert.True(error is FormatException or ArgumentException or EndOfStreamException, $"{length}: {error}");
        }
    }

    [Theory]
    [InlineData("terms", "holds invalid data")]
    [InlineData("term_vectors", "is corrupt: its section 'term_vectors' has")]
    [InlineData("film_tags", "holds invalid data")]
    [InlineData("likes", "holds invalid data")]
    public void A_section_of_another_length_is_refused(string name, string complaint)
    {
        RefusedWith(complaint, Changed(name, bytes => [.. bytes, 0xFF]));
        RefusedWith(complaint, Changed(name, bytes => bytes[..^1]));
        RefusedWith(complaint, Changed(name, _ => []));
    }

    [Fact]
    public void A_count_that_the_bytes_cannot_hold_is_refused_before_memory_is_allocated_for_it()
    {
        foreach (var name in new[] { "terms", "film_tags" })
            RefusedWith("entries where", Changed(name, bytes => [.. BitConverter.GetBytes(int.MaxValue), .. bytes[4..]]));
    }

    [Fact]
    public void A_single_byte_that_changes_is_refused_or_gives_another_sound_model()
    {
        var random = new Random(1);
        foreach (var name in Names)
        {
            for (var i = 0; i < 200; i++)
            {
                var bytes = Changed(name, section =>
                {
                    section[random.Next(section.Length)] ^= (byte)(1 << random.Next(8));
                    return section;
                });
                File.WriteAllBytes(ModelPath, bytes);
                try
                {
                    Assert.NotNull(ModelFile.Read(ModelPath, TestContext.Current.CancellationToken).Explanations);
                }
                catch (ModelFileException e)
                {
                    Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void Data_of_another_model_are_refused()
    {
        var model = RichModel.Create();
        Assert.Throws<ArgumentException>(() => With(model, films: 4, dimensions: 2));
        Assert.Throws<ArgumentException>(() => With(model, films: 5, dimensions: 3));
    }

    internal static SimilarityModel Explained()
    {
        var model = RichModel.Create();
        var space = new TermSpace(["noir", "長い"], [1.5, 2.25], new[] { 1, -0.5f, 0.25f, 3 }, dimensions: 2);
        var tags = FilmTags.Of(["Film-Noir", "長い"], genres: 1, [[new(0, 1)], [], [new(0, 2), new(1, 300)], [], []]);
        var likes = FilmLikes.Of(400, 500, [[], [0, 399], [], [7], []]);
        var quantiles = new ScoreQuantiles([new(0, -0.5, -1, 0), new(0.999, 0.5, 0.25, 0.75)]);
        return new SimilarityModel(model.Catalogue, model.Shard.Embeddings, model.Norms, model.Provenance)
        {
            Statistics = model.Statistics,
            Explanations = new ExplanationData(new ContentTerms(space, tags), likes, quantiles),
        };
    }

    private static SimilarityModel With(SimilarityModel model, int films, int dimensions) => new(model.Catalogue, model.Shard.Embeddings, model.Norms, model.Provenance)
    {
        Explanations = new ExplanationData(
            new ContentTerms(new TermSpace(["a"], [1], new float[dimensions], dimensions), FilmTags.Of([], 0, Enumerable.Repeat<FilmTag[]>([], films))),
            FilmLikes.Of(0, 0, Enumerable.Repeat<int[]>([], films)), new ScoreQuantiles([])),
    };

    private byte[] Changed(string section, Func<byte[], byte[]> change)
    {
        ModelFile.Write(ModelPath, Explained());
        var file = RawModelFile.Parse(File.ReadAllBytes(ModelPath));
        file[section] = change(file[section]);
        return file.ToBytes();
    }
}
