using MovieSimilarity.Models;   // dotnet add reference …/Similarity/Similarity.csproj

namespace MovieSimilarity.Tests.Documents;

/// <summary>The README's example of the library, so that the compiler sees it.</summary>
internal static class LibraryExample
{
    public static void Run()
    {
        // begin
        var model = ModelFile.Read("small.model");
        foreach (var near in model.FindSimilar(movieId: 51540))
        {
            if (model.Catalogue.TryGet(near.MovieId, out var movie)) Console.WriteLine($"{near.Score:F3}  {movie.Title}");
        }
        // end
    }
}
