namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>The built programs of this repository.</summary>
internal static class Programs
{
    private const string Configuration = "Release";

    /// <summary>Where the running program was built: …/ROOM/bin/CONFIGURATION/net10.0.</summary>
    private static readonly DirectoryInfo Output = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>The repository's root.</summary>
    public static string Repository => Output.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary>The program of a room, built in the same configuration as the running one.</summary>
    /// <param name="room">The room's folder, relative to the repository's root; its name is also that of the program.</param>
    public static string Find(string room) =>
        Path.Combine(Repository, room, "bin", Output.Parent!.Name, Output.Name, $"MovieSimilarity.{Path.GetFileName(room)}.dll");

    /// <summary>Refuses to measure programs that were not built for speed.</summary>
    /// <exception cref="BenchmarkException">They were not.</exception>
    public static void RequireRelease()
    {
        if (Output.Parent!.Name != Configuration)
            throw new BenchmarkException($"Figures of a {Output.Parent.Name} build mean nothing: dotnet run -c {Configuration} --project Benchmarks -- …");
    }
}
