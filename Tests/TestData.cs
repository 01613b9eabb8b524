namespace MovieSimilarity.Tests;

/// <summary>Where real data lie, if they do.</summary>
internal static class TestData
{
    /// <summary>Why a test that needs <see cref="MlLatestSmall"/> was skipped.</summary>
    public const string NoMlLatestSmall = "shared/data/ml-latest-small is not above this checkout";

    /// <summary>Why a test that needs <see cref="Oracle"/> was skipped.</summary>
    public const string NoOracle = "shared/oracle is not above this checkout";

    /// <summary>Why a test that needs <see cref="TypedTitles"/> was skipped.</summary>
    public const string NoTypedTitles = "shared/titles is not above this checkout";

    /// <summary>The folder of this repository.</summary>
    public static string Repository { get; } = Above(folder => File.Exists(Path.Combine(folder, "MovieSimilarity.slnx")))!;

    /// <summary>The bundled data set.</summary>
    public static string Sample { get; } = Path.Combine(Repository, "data", "sample");

    /// <summary>MovieLens' ml-latest-small, or null.</summary>
    public static string? MlLatestSmall { get; } = Shared("data", "ml-latest-small");

    /// <summary>Exact results on ml-latest-small, or null.</summary>
    public static string? Oracle { get; } = Shared("oracle");

    /// <summary>Titles that people typed with the films they meant, or null.</summary>
    public static string? TypedTitles { get; } = Shared("titles") is { } folder ? Path.Combine(folder, "titles.tsv") : null;

    private static string? Shared(params string[] path)
    {
        var below = Path.Combine(["shared", .. path]);
        return Above(folder => Directory.Exists(Path.Combine(folder, below))) is { } found ? Path.Combine(found, below) : null;
    }

    private static string? Above(Func<string, bool> holdsIt)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (holdsIt(folder.FullName)) return folder.FullName;
        }
        return null;
    }
}
