using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.MovieLens.Ratings;

/// <summary>The file of ratings.</summary>
internal static class RatingFile
{
    public static RatingTable Read(
        FileLayout layout, RatingOptions options, IdIndex movies, DropLog drops, IStage stage, CancellationToken cancellationToken)
    {
        var builder = new RatingTableBuilder(movies);
        // The parallel reader knows only stars.
        var isParallel = layout.IsCsv && options.Scale == RatingScale.Stars && !options.OneByOne;
        var chunks = isParallel
            ? new ParallelRatingReader(layout, movies) { BlockBytes = options.BlockBytes }.Read(stage, cancellationToken) : null;
        if (chunks is not null) builder.Add(chunks);
        else ReadStrictly(layout, options.Scale, builder, stage, cancellationToken);
        return Build(layout, builder, drops, cancellationToken);
    }

    /// <summary>Reads rows one by one, whatever is in them.</summary>
    public static void ReadStrictly(
        FileLayout layout, RatingScale scale, RatingTableBuilder builder, IStage stage, CancellationToken cancellationToken) =>
        FieldRows.ForEach(layout, stage, row => builder.Add(RatingRow.Of(row, scale), row.Line), cancellationToken);

    /// <exception cref="DataFormatException">There is no rating.</exception>
    public static RatingTable Build(FileLayout layout, RatingTableBuilder builder, DropLog drops, CancellationToken cancellationToken)
    {
        var table = builder.Build(layout.Name, drops, cancellationToken);
        return table.Count > 0
            ? table
            : throw new DataFormatException($"{layout.Path} holds no rating of a listed film; there is nothing to train on.");
    }
}

/// <summary>A row of the file of ratings.</summary>
internal readonly record struct RatingRow(int UserId, int MovieId, float Stars, long Timestamp)
{
    /// <exception cref="DataFormatException">The row has other columns, or a field does not hold what it should.</exception>
    public static RatingRow Of(FieldRow row, RatingScale scale)
    {
        row.RequireColumns();
        return new RatingRow(row.Id(0), row.Id(1), (float)scale.ReadStars(row, 2), row.Timestamp(3));
    }
}
