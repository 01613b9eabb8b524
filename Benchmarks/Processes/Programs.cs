namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>The built programs of this repository.</summary>
internal static class Programs
{
    private const string Configuration = "Release";

    /// <summary>…/Benchmarks/bin/Release/net10.0.</summary>
    private static readonly DirectoryInfo Output = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>The repository's root.</summary>
    public static string Repository => Output.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary>The program of a room, built like this one.</summary>
    /// <exception cref="BenchmarkException">This one was not built for speed.</exception>
    public static string Find(string room) => Output.Parent!.Name == Configuration
        ? Path.Combine(Repository, room, "bin", Configuration, Output.Name, $"MovieSimilarity.{room}.dll")
        : throw new BenchmarkException($"Figures of a {Output.Parent.Name} build mean nothing: dotnet run -c {Configuration} --project Benchmarks -- …");
}
