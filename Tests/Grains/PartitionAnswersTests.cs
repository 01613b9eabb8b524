using System.Collections.Immutable;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Tests.Grains;

/// <summary>What a partition gives out.</summary>
[Collection(SiloClusters.Name)]
public sealed class PartitionAnswersTests(OneSilo cluster) : PartitionTests(cluster)
{
    [Fact]
    public async Task A_partition_that_was_never_loaded_says_so()
    {
        var partition = Partition("unheard-of");
        await Assert.ThrowsAsync<PartitionNotLoadedException>(() => partition.GetMovies(0, 10, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<PartitionNotLoadedException>(() => partition.GetEmbeddings([10], TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<PartitionNotLoadedException>(() => partition.FindNearest(Request(Model, 10), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(Rows)]
    [InlineData(1000)]
    public async Task Pages_of_films_add_up_to_the_catalogue(int pageLength)
    {
        var partition = await LoadAsync(Model);
        var films = new List<(int, string, int?, string)>();
        ImmutableArray<Movie> page;
        for (var row = 0; (page = (await partition.GetMovies(row, pageLength, TestContext.Current.CancellationToken)).Movies).Length > 0; row += page.Length)
        {
            Assert.True(page.Length <= pageLength);
            films.AddRange(page.Select(Fields));
        }
        Assert.Equal(Model.Catalogue.Select(Fields), films);
        Assert.Empty((await partition.GetMovies(int.MaxValue, 10, TestContext.Current.CancellationToken)).Movies);
    }

    [Fact]
    public async Task Embeddings_come_in_the_order_asked_for_to_the_last_bit()
    {
        var partition = await LoadAsync(Model);
        int[] ids = [400, 10, 200, 10];
        var embeddings = await partition.GetEmbeddings([.. ids], TestContext.Current.CancellationToken);
        Assert.Equal(ids.Select(id => Model.Shard.Embeddings.Row(id / 10 - 1).ToArray()), embeddings);
        var error = await Assert.ThrowsAsync<MovieNotInModelException>(() => partition.GetEmbeddings([10, 11], TestContext.Current.CancellationToken));
        Assert.Contains("has no movie 11", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_search_is_cancelled()
    {
        var partition = await LoadAsync(Model);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => partition.FindNearest(Request(Model, 10), new CancellationToken(canceled: true)));
    }

    private static (int, string, int?, string) Fields(Movie movie) =>
        (movie.Id, $"{movie.Title} {movie.RatingCount} {movie.AverageRating}", movie.Year, string.Join('|', movie.Genres));
}
