using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Tests.Training.Series;

/// <summary>
/// The lists of series and of look-alikes, made by hand, and how well a result agrees with them. All members of a listed series that
/// ml-latest-small has are listed, so any other film that is put into it is wrong, unless it is listed as debatable.
/// </summary>
/// <param name="catalogue">The films of ml-latest-small.</param>
internal sealed class SeriesLists(MovieCatalogue catalogue)
{
    /// <summary>The lists that the thresholds were chosen by, and those that were kept aside.</summary>
    public const string Tuning = "tuning", HeldOut = "held-out";

    /// <summary>How a title shows the series, the plainest first; a pair counts by the less plain one of its films.</summary>
    private static readonly string[] Signs = ["number", "subtitle", "beginning", "inside", "alternative", "other"];

    private readonly Listed[] _listed =
        [.. Rows("series.tsv").Select(row => new Listed(row[0], row[1], Array.IndexOf(Signs, row[2]), RowOf(catalogue, row[3]))).Where(film => film.Row >= 0)];

    private readonly LookAlikes[] _lookAlikes =
        [.. Rows("look-alikes.tsv").Select(row => new LookAlikes(row[0], row[1], RowOf(catalogue, row[2]), RowOf(catalogue, row[3]))).Where(pair => pair is { First: >= 0, Second: >= 0 })];

    /// <summary>Names of the series in a set of lists.</summary>
    public IEnumerable<string> Names(string set) => _listed.Where(film => film.Set == set).Select(film => film.Series).Distinct();

    /// <summary>Look-alikes in a set of lists.</summary>
    public IEnumerable<LookAlikes> LookAlikesOf(string set) => _lookAlikes.Where(pair => pair.Set == set);

    /// <summary>Counts the pairs of the same series, found, missed and wrong, for each sign and in all.</summary>
    /// <param name="series">The id of the series of each film, 0 for none.</param>
    /// <param name="set">Which lists to compare with.</param>
    public SeriesFigures Compare(int[] series, string set)
    {
        var found = new int[Signs.Length];
        var all = new int[Signs.Length];
        var errors = new List<string>();
        foreach (var listed in _listed.Where(film => film.Set == set).GroupBy(film => film.Series))
        {
            var members = listed.Where(film => film.Sign >= 0).ToArray();
            foreach (var (first, second) in Pairs(members))
            {
                var sign = Math.Max(first.Sign, second.Sign);
                all[sign]++;
                if (AreOne(series, first.Row, second.Row)) found[sign]++;
            }
            errors.AddRange(WrongPairs(series, listed, members));
        }
        errors.AddRange(
            from pair in LookAlikesOf(set)
            where AreOne(series, pair.First, pair.Second) && !IsMember(pair.First) && !IsMember(pair.Second)
            select Describe(pair.First, pair.Second));
        return new SeriesFigures([.. Signs.Select((sign, i) => (sign, found[i], all[i]))], errors);
    }

    /// <summary>The titles of two films.</summary>
    public string Describe(int first, int second) => $"{catalogue[first].Title} | {catalogue[second].Title}";

    /// <summary>Whether two films are of one series.</summary>
    public static bool AreOne(int[] series, int first, int second) => series[first] != 0 && series[first] == series[second];

    private IEnumerable<string> WrongPairs(int[] series, IEnumerable<Listed> listed, Listed[] members)
    {
        var allowed = listed.Select(film => film.Row).ToHashSet();
        return
            from member in members
            from row in Enumerable.Range(0, series.Length)
            where AreOne(series, member.Row, row) && !allowed.Contains(row)
            select Describe(member.Row, row);
    }

    private bool IsMember(int row) => _listed.Any(film => film.Row == row && film.Sign >= 0);

    private static IEnumerable<(Listed First, Listed Second)> Pairs(Listed[] films) =>
        films.SelectMany((first, i) => films.Skip(i + 1).Select(second => (first, second)));

    /// <summary>The row of a title; −1 for a film that nobody rated, which is in no model.</summary>
    private static int RowOf(MovieCatalogue catalogue, string title) =>
        Enumerable.Range(0, catalogue.Count).FirstOrDefault(row => catalogue[row].Title.Trim() == title, -1);

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(TestData.Repository, "Tests", "Training", "Series", file)).Skip(1).Select(line => line.Split('\t'));

    // The sign is a place in Signs, or −1 for a film of which it is debatable whether it belongs to the series.
    private sealed record Listed(string Series, string Set, int Sign, int Row);
}

/// <summary>Two films of no common series with names that may look like one.</summary>
internal sealed record LookAlikes(string Kind, string Set, int First, int Second);

/// <summary>Pairs of films that lists put into one series.</summary>
/// <param name="BySign">For each sign the pairs found and all pairs.</param>
/// <param name="Wrong">Pairs that were found and are not in the lists.</param>
internal sealed record SeriesFigures(IReadOnlyList<(string Sign, int Found, int All)> BySign, IReadOnlyList<string> Wrong)
{
    public int Found => BySign.Sum(sign => sign.Found);

    public double Precision => Found / (double)(Found + Wrong.Count);

    public double Recall => Found / (double)BySign.Sum(sign => sign.All);

    /// <summary>Recall where something in the titles shows the series.</summary>
    public double RecallByTitle => BySign.SkipLast(1).Sum(sign => sign.Found) / (double)BySign.SkipLast(1).Sum(sign => sign.All);
}
