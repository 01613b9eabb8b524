using MovieSimilarity.Trainer.MovieLens;

namespace MovieSimilarity.Trainer.Exchange;

/// <summary>The first line of a file, which names its columns.</summary>
internal static class PandasHeader
{
    /// <exception cref="MovieLensFormatException">There is no such file, or nothing in it.</exception>
    public static string[] Read(string path)
    {
        if (!File.Exists(path)) throw new MovieLensFormatException($"There is no file '{path}'.");
        using var text = new StreamReader(path);
        return text.ReadLine()?.Split(',') ?? throw new MovieLensFormatException($"{path} is empty; expected a header.");
    }
}
