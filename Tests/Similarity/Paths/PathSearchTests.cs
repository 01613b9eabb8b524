using MovieSimilarity.Paths;
using MovieSimilarity.Search;
using MovieSimilarity.Tests.Similarity.Search;

namespace MovieSimilarity.Tests.Similarity.Paths;

/// <summary>Paths between films.</summary>
public sealed class PathSearchTests
{
    /// <summary>1 → 2 → 3 → 4, and a way round over 5 and 6 with a weaker step; nothing leads to 9, and from it only to itself.</summary>
    private static readonly Dictionary<int, (int Film, double Score)[]> Small = new()
    {
        [1] = [(2, 0.9), (5, 0.8)], [2] = [(3, 0.5), (1, 0.9)], [3] = [(4, 0.6), (2, 0.5)], [4] = [(6, 0.5)], [5] = [(6, 0.4)], [6] = [(4, 0.9), (7, 0.3)],
        [7] = [], [9] = [(9, 1)],
    };

    [Fact]
    public async Task Of_paths_with_the_fewest_steps_the_one_with_the_strongest_weakest_step_is_found() =>
        Assert.Equal([new(1, 1), new(2, 0.9), new(3, 0.5), new(4, 0.6)], (await FindAsync(1, 4))!);

    [Fact]
    public async Task Steps_go_from_a_film_to_one_of_those_nearest_to_it() =>
        Assert.Equal([new(4, 1), new(6, 0.5), new(7, 0.3)], (await FindAsync(4, 7))!);

    [Fact]
    public async Task A_film_is_its_own_path() => Assert.Equal([new(3, 1)], (await FindAsync(3, 3))!);

    [Theory]
    [InlineData(1, 9)]
    [InlineData(9, 1)]
    [InlineData(7, 1)]
    public async Task Films_that_nothing_connects_have_no_path(int from, int to) => Assert.Null(await FindAsync(from, to));

    [Fact]
    public async Task Paths_of_a_real_model_are_the_shortest_by_definition()
    {
        var model = RandomQueries.Model;
        var lists = model.Catalogue.Select(film => film.Id).ToDictionary(id => id, id => (Neighbour[])[.. model.FindSimilar(id, PathSearch.Neighbours)]);
        var random = new Random(1);
        var search = new PathSearch(films => Task.FromResult<IReadOnlyList<IReadOnlyList<Neighbour>>>([.. films.Select(film => lists[film])]));
        var found = 0;
        for (var i = 0; i < 25; i++)
        {
            var (from, to) = (model.Catalogue[random.Next(model.Catalogue.Count)].Id, model.Catalogue[random.Next(model.Catalogue.Count)].Id);
            var path = await search.FindAsync(from, to);
            if (path is null) continue;
            found++;
            Assert.Equal((from, to), (path[0].MovieId, path[^1].MovieId));
            foreach (var (before, step) in path.Zip(path.Skip(1)))
            {
                Assert.Contains(lists[before.MovieId], film => film.MovieId == step.MovieId && film.Score == step.Score);
            }
            Assert.Equal(Depths(lists, from)[to], path.Count - 1);
        }
        Assert.InRange(found, 15, 25);
    }

    private static Dictionary<int, int> Depths(Dictionary<int, Neighbour[]> lists, int start)
    {
        var (depths, queue) = (new Dictionary<int, int> { [start] = 0 }, new Queue<int>([start]));
        while (queue.TryDequeue(out var film))
        {
            foreach (var next in lists[film])
            {
                if (depths.TryAdd(next.MovieId, depths[film] + 1)) queue.Enqueue(next.MovieId);
            }
        }
        return depths;
    }

    private static async Task<PathStep[]?> FindAsync(int from, int to)
    {
        var path = await new PathSearch(films => Task.FromResult<IReadOnlyList<IReadOnlyList<Neighbour>>>(
            [.. films.Select(film => Small[film].Select(near => new Neighbour(near.Film, near.Score, 0, 0)).ToArray())])).FindAsync(from, to);
        return path?.ToArray();
    }
}
