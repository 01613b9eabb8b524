using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Similarity.Models;

/// <summary>The genres of a model that was read.</summary>
public sealed class GenreTests
{
    [Fact]
    public void Films_share_the_text_of_a_genre_and_it_goes_with_the_model()
    {
        using var folder = new TemporaryFolder();
        var genre = $"Genre {Guid.NewGuid()}";
        ModelFile.Write(folder["a.model"], TestModels.With(TestModels.Random(rows: 2, seed: 1), movie => movie with { Genres = [genre] }));
        var read = ModelFile.Read(folder["a.model"], TestContext.Current.CancellationToken);
        Assert.Equal([genre], read.Catalogue[0].Genres);
        Assert.Same(read.Catalogue[0].Genres[0], read.Catalogue[1].Genres[0]);
        // What is interned stays for as long as the process runs.
        Assert.Null(string.IsInterned(genre));
    }
}
