using System.Text.Json.Serialization;

namespace MovieSimilarity.Trainer.Comparison;

/// <summary>What is different between two models, as <c>diff --json</c> prints it.</summary>
/// <param name="Before">The first model.</param>
/// <param name="After">The second model.</param>
/// <param name="Count">Entries of a list that were compared, at most.</param>
/// <param name="Films">Which films only one of them has.</param>
/// <param name="Changes">What is different between their lists.</param>
/// <param name="Popularity">The same by bands of films, the most rated first.</param>
/// <param name="MostChanged">The lists that change most, of equal ones those of the most rated films first.</param>
internal sealed record ModelComparison(
    ComparedModel Before,
    ComparedModel After,
    int Count,
    FilmChanges Films,
    ListChanges Changes,
    IReadOnlyList<PopularityBand> Popularity,
    IReadOnlyList<ChangedList> MostChanged)
{
    /// <summary>Compares two models.</summary>
    /// <param name="before">The first model.</param>
    /// <param name="after">The second model.</param>
    /// <param name="count">Entries of their lists, at most.</param>
    /// <param name="shown">How many films and lists to name, at most.</param>
    public static ModelComparison Of(ModelLists before, ModelLists after, int count, int shown)
    {
        var changes = Compare(before, after);
        return new ModelComparison(
            ComparedModel.Of(before), ComparedModel.Of(after), count,
            FilmChanges.Of(before, after, shown),
            ListChanges.Of(changes),
            PopularityBand.All(changes, after),
            [.. changes.Where(change => change.Changed > 0)
                .OrderByDescending(change => change.Changed).ThenByDescending(change => after.Films[change.AfterRow].RatingCount).ThenBy(change => change.AfterRow)
                .Take(shown).Select(change => ChangedList.Of(change, before, after))]);
    }

    private static List<ListChange> Compare(ModelLists before, ModelLists after)
    {
        var changes = new List<ListChange>(after.Films.Count);
        for (var row = 0; row < after.Films.Count; row++)
        {
            if (before.Rows.TryGetValue(after.Films[row].MovieId, out var beforeRow)) changes.Add(ListChange.Of(before, beforeRow, after, row));
        }
        return changes;
    }
}

/// <summary>A model that was compared.</summary>
/// <param name="Source">Its file, or the address of the service.</param>
/// <param name="Version">Its version.</param>
/// <param name="Films">How many films it has.</param>
internal sealed record ComparedModel(string Source, string Version, int Films)
{
    public static ComparedModel Of(ModelLists model) => new(model.Source, model.Version, model.Films.Count);
}

/// <summary>Which films only one of two models has.</summary>
/// <param name="InBoth">How many both have.</param>
/// <param name="Added">How many only the second one has.</param>
/// <param name="Gone">How many only the first one has.</param>
/// <param name="MostRatedAdded">The most rated ones of those that were added.</param>
/// <param name="MostRatedGone">The most rated ones of those that are gone.</param>
internal sealed record FilmChanges(
    int InBoth, int Added, int Gone, IReadOnlyList<ListedFilm> MostRatedAdded, IReadOnlyList<ListedFilm> MostRatedGone)
{
    public static FilmChanges Of(ModelLists before, ModelLists after, int shown)
    {
        ListedFilm[] added = [.. after.Films.Where(film => !before.Rows.ContainsKey(film.MovieId))];
        ListedFilm[] gone = [.. before.Films.Where(film => !after.Rows.ContainsKey(film.MovieId))];
        return new FilmChanges(after.Films.Count - added.Length, added.Length, gone.Length, MostRated(added), MostRated(gone));

        ListedFilm[] MostRated(IEnumerable<ListedFilm> films) =>
            [.. films.OrderByDescending(film => film.RatingCount).ThenBy(film => film.MovieId).Take(shown)];
    }
}

/// <summary>A list that changed.</summary>
/// <param name="Film">The film whose list it is, as the second model has it.</param>
/// <param name="Changed">How many entries changed.</param>
/// <param name="Entries">Of how many.</param>
/// <param name="Left">The films that left, best first.</param>
/// <param name="Came">The films that came, best first.</param>
internal sealed record ChangedList(
    ListedFilm Film, int Changed, int Entries, IReadOnlyList<ListedFilm> Left, IReadOnlyList<ListedFilm> Came)
{
    public static ChangedList Of(ListChange change, ModelLists before, ModelLists after)
    {
        int[] first = before.Lists[change.BeforeRow], second = after.Lists[change.AfterRow];
        return new ChangedList(
            after.Films[change.AfterRow], change.Changed, change.Entries,
            [.. first.Except(second).Select(film => before.Films[before.Rows[film]])],
            [.. second.Except(first).Select(film => after.Films[after.Rows[film]])]);
    }
}

/// <summary>How a comparison is written in JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ModelComparison))]
internal sealed partial class ComparisonJson : JsonSerializerContext;
