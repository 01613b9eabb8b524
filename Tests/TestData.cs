namespace MovieSimilarity.Tests;

/// <summary>Data that lie beside the repository on some machines; tests that need them are skipped elsewhere.</summary>
public static class TestData
{
    /// <summary>The folder of MovieLens' ml-latest-small, or null where it is absent.</summary>
    public static string? MlLatestSmall { get; } = Find(Path.Combine("shared", "data", "ml-latest-small"));

    /// <summary>The folder of the reference results computed from it, or null where it is absent.</summary>
    public static string? Oracle { get; } = Find(Path.Combine("shared", "oracle"));

    private static string? Find(string relativePath)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, relativePath);
            if (Directory.Exists(path)) return path;
        }
        return null;
    }
}
