using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.MovieLens.Ratings;

namespace MovieSimilarity.Tests.Training.MovieLens.Ratings;

/// <summary>What the table holds, whatever the order of the file and the cut of its blocks.</summary>
public sealed class RatingTableTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Users_and_their_films_ascend_however_the_file_is_ordered()
    {
        MovieRow[] movies = [new(3, "Heat", ""), new(10, "Fargo", ""), new(11, "Brazil", "")];
        var table = RatingTables.Of(movies, (9, 11, 1, 0), (2, 10, 2, 7), (9, 3, 3, 5), (2, 3, 4, 1), (9, 10, 5, 2));
        Assert.Equal([2, 9], table.UserIds);
        Assert.Equal([0, 2, 5], table.UserStarts);
        Assert.Equal([0, 1, 0, 1, 2], table.MovieIndices);
        Assert.Equal([4f, 2f, 3f, 5f, 1f], table.Stars);
        Assert.Equal(7, table.NewestTimestamp);
        Assert.Equal([2, 2, 1], table.CountByMovie(3));
        Assert.Equal((5, 2, 3), (table.Count, table.CountOf(0), table.CountOf(1)));
    }

    [Fact]
    public void A_shuffled_file_gives_the_table_of_a_naive_reading()
    {
        var random = new Random(5);
        int Movie() => RatingFiles.Movies.Ids[random.Next(8)];
        var rows = Enumerable.Range(0, 5000)
            .Select(_ => (User: 1 + random.Next(60), Movie: Movie(), Tenths: 5 + random.Next(46), Time: random.Next(40)))
            .ToArray();
        _folder.Write("ratings.csv", DataFolder.RatingHeader + string.Concat(
            rows.Select(row => $"{row.User},{row.Movie},{row.Tenths / 10}.{row.Tenths % 10},{row.Time}\n")));

        var kept = rows.Index().GroupBy(row => (row.Item.User, row.Item.Movie))
            .Select(same => same.MaxBy(row => (row.Item.Time, row.Index))).OrderBy(row => (row.Item.User, row.Item.Movie)).ToArray();
        var left = rows.Index().ExceptBy(kept.Select(row => row.Index), row => row.Index).ToArray();
        var (table, drops) = Read(blockBytes: 512, threads: 4);
        Assert.Equal(kept.Select(row => row.Item.User).Distinct(), table.UserIds);
        Assert.Equal(kept.Select(row => row.Item.Movie), table.MovieIndices.Select(index => RatingFiles.Movies.Ids[index]));
        Assert.Equal(kept.Select(row => (float)(row.Item.Tenths / 10.0)), table.Stars);
        Assert.Equal((left.Length, left[0].Index + 2), (drops.Single().Count, drops.Single().FirstLine));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_number_of_threads_changes_nothing(int threads)
    {
        var random = new Random(8);
        _folder.Write("ratings.csv", DataFolder.RatingHeader + string.Concat(Enumerable.Range(0, 20_000).Select(i =>
            $"{1 + i / 50},{RatingFiles.Movies.Ids[random.Next(8)]},{1 + random.Next(4)}.5,{random.Next(100)}\n")));
        var (table, drops) = Read(blockBytes: 4096, threads);
        var strict = RatingFiles.ReadStrictly(_folder.PathOf("ratings.csv"));
        var log = new DropLog();
        foreach (var drop in drops) log.Add(drop.File, drop.Reason, drop.Count, drop.FirstLine);
        Assert.Equal(strict, RatingFiles.Describe(table, log));
    }

    [Fact]
    public void Ids_that_lie_far_apart_are_found()
    {
        int[] ids = [1, 5, 70_000_000, int.MaxValue];
        var index = new IdIndex(ids);
        Assert.Equal([0, 1, 2, 3], ids.Select(index.Find));
        Assert.All([2, 6, 69_999_999, int.MaxValue - 1], id => Assert.Equal(-1, index.Find(id)));
    }

    private (RatingTable Table, IReadOnlyList<DroppedRows> Drops) Read(int blockBytes, int threads)
    {
        var layout = RatingFiles.Layout(_folder.PathOf("ratings.csv"));
        var reader = new ParallelRatingReader(layout, RatingFiles.Movies) { BlockBytes = blockBytes, Threads = threads };
        var (builder, drops) = (new RatingTableBuilder(RatingFiles.Movies), new DropLog());
        builder.Add(reader.Read(new MovieSimilarity.Training.Progress.SilentProgressLog().Begin("read"), CancellationToken.None)!);
        return (builder.Build(layout.Name, drops), drops.Rows);
    }
}
