using System.Text;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens.Ratings;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Tests.Training.MovieLens.Ratings;

/// <summary>Reads a file of ratings in both ways, and tells what came out as text.</summary>
internal static class RatingFiles
{
    /// <summary>The films that the files may rate.</summary>
    public static readonly IdIndex Movies = new([1, 2, 3, 4, 5, 7, 50, 800]);

    public static FileLayout Layout(string path) => new(path, FileLayout.RatingColumns);

    public static string ReadStrictly(string path) => Outcome(path, builder =>
    {
        RatingFile.ReadStrictly(Layout(path), RatingScale.Stars, builder, Stage(), CancellationToken.None);
        return true;
    });

    /// <summary>What the parallel reader says, or null where it leaves the file to the strict one.</summary>
    public static string? ReadInParallel(string path, int blockBytes, int threads = 2)
    {
        var unsure = false;
        var outcome = Outcome(path, builder =>
        {
            var reader = new ParallelRatingReader(Layout(path), Movies) { BlockBytes = blockBytes, Threads = threads };
            if (reader.Read(Stage(), CancellationToken.None) is { } chunks) builder.Add(chunks);
            else unsure = true;
            return !unsure;
        });
        return unsure ? null : outcome;
    }

    public static string Outcome(string path, Func<RatingTableBuilder, bool> read)
    {
        var (builder, drops) = (new RatingTableBuilder(Movies), new DropLog());
        try
        {
            if (!read(builder)) return "";
            return Describe(RatingFile.Build(Layout(path), builder, drops, CancellationToken.None), drops);
        }
        catch (DataFormatException problem)
        {
            return problem.Message;
        }
    }

    public static string Describe(RatingTable table, DropLog drops)
    {
        var text = new StringBuilder();
        for (var user = 0; user < table.UserIds.Length; user++)
        {
            text.Append(table.UserIds[user]).Append(':');
            for (var i = table.UserStarts[user]; i < table.UserStarts[user + 1]; i++)
                text.Append(' ').Append(table.MovieIndices[i]).Append('=').Append(BitConverter.SingleToInt32Bits(table.Stars[i]));
            text.AppendLine();
        }
        return text.Append(table.NewestTimestamp).AppendLine().AppendJoin(';', drops.Rows).ToString();
    }

    private static IStage Stage() => new SilentProgressLog().Begin("read");
}
