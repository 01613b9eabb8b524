using System.Text;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Models;
using MovieSimilarity.Models.Statistics;

namespace MovieSimilarity.Tests.Similarity.Models;

/// <summary>No file makes a cluster send messages without a bound, or compute for ever.</summary>
public sealed class ModelFileLimitTests : ModelFileTestBase
{
    public static TheoryData<string> NoTitles => ["", " ", "\t\r\n", new string('x', Movie.MaxTitleBytes + 1), new string('長', Movie.MaxTitleBytes / 3 + 1)];

    [Theory]
    [MemberData(nameof(NoTitles))]
    public void A_title_that_is_blank_or_too_long_is_refused(string title) => RefusedWith(
        "holds invalid data: Movie 1 needs a title of 1 to 1,000 bytes in UTF-8 that is not blank.", With("catalogue", _ => Film(title)));

    [Fact]
    public void The_longest_title_and_genres_are_read()
    {
        var (title, genre) = (new string('長', Movie.MaxTitleBytes / 3) + "x", new string('x', Movie.MaxGenreBytes));
        string[] genres = [.. Enumerable.Repeat(genre, Movie.MaxGenres)];
        ModelFile.Write(ModelPath, RichModel.Create([new Movie(1, title, null, genres, 0, 0), .. RichModel.Movies[1..]]));
        var film = ModelFile.Read(ModelPath, TestContext.Current.CancellationToken).Catalogue[0];
        Assert.Equal(title, film.Title);
        Assert.Equal(genres, film.Genres);
    }

    [Fact]
    public void Too_many_genres_and_too_long_ones_are_refused()
    {
        RefusedWith("movie 1 has 31 genres; at most 30", With("catalogue", _ => Film("A", [.. Enumerable.Repeat("x", 31)])));
        RefusedWith("Movie 1 may have up to 30 genres of up to 100 bytes", With("catalogue", _ => Film("A", new string('x', 101))));
    }

    [Fact]
    public void Long_provenance_and_statistics_are_refused()
    {
        // Blanks behind a JSON value change nothing of it.
        RefusedWith("has a section 'provenance' of ", With("provenance", json => [.. json, .. Blanks(Provenance.MaxBytes)]));
        RefusedWith("has a section 'statistics' of ", With("statistics", json => [.. json, .. Blanks(1 << 20)]));
    }

    [Fact]
    public void Provenance_that_becomes_too_long_once_it_is_escaped_is_refused() => RefusedWith(
        "has a section 'provenance' of ",
        With("provenance", json => Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(json).Replace("\"tests\"", $"\"{new string('é', Provenance.MaxBytes / 3)}\"", StringComparison.Ordinal))));

    [Fact]
    public void No_model_is_written_that_could_not_be_read()
    {
        var model = RichModel.Create();
        Refuses(new SimilarityModel(
            model.Catalogue, model.Shard.Embeddings, model.Norms, model.Provenance with { TrainedBy = new string('x', Provenance.MaxBytes) }), "provenance");
        var tags = Enumerable.Repeat(new TagCount(new string('x', 1000), 1), 1100).ToArray();
        Refuses(new SimilarityModel(model.Catalogue, model.Shard.Embeddings, model.Norms, model.Provenance)
        {
            Statistics = model.Statistics! with { Tags = tags },
        }, "statistics");

        void Refuses(SimilarityModel refused, string section)
        {
            var error = Assert.Throws<ModelFileException>(() => ModelFile.Write(ModelPath, refused));
            Assert.StartsWith($"The model file '{ModelPath}' cannot be written: it has a section '{section}' of ", error.Message, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(ModelPath)!));
        }
    }

    [Theory]
    [InlineData(2000, 2000, "collaborative")]
    [InlineData(1, FusedEmbeddings.MaxDimensions + 1, "content")]
    public void Too_many_dimensions_are_refused(int collaborative, int content, string half)
    {
        var file = RawModelFile.Parse(Sound());
        file["shape"] = [.. BitConverter.GetBytes(collaborative), .. BitConverter.GetBytes(content)];
        file["embeddings"] = new byte[RichModel.Movies.Length * (collaborative + content) * sizeof(float)];
        RefusedWith($"The {half} embeddings have {Math.Max(collaborative, content)} dimensions; 1 to 1,024 are allowed", file.ToBytes());
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        Sound();
        Assert.Throws<OperationCanceledException>(() => ModelFile.Read(ModelPath, new CancellationToken(canceled: true)));
    }

    private static byte[] Blanks(int count) => Encoding.UTF8.GetBytes(new string(' ', count));

    /// <summary>A catalogue of film 1 alone.</summary>
    private static byte[] Film(string title, params string[] genres)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(1);
        writer.Write(1);
        writer.Write(new byte[16]);
        writer.Write(title);
        writer.Write(genres.Length);
        foreach (var genre in genres) writer.Write(genre);
        writer.Flush();
        return bytes.ToArray();
    }
}
