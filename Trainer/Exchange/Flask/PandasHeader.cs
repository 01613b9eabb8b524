using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Trainer.Exchange.Flask;

/// <summary>The first line of a file, which names its columns.</summary>
internal static class PandasHeader
{
    /// <exception cref="DataFormatException">There is no such file, or nothing in it.</exception>
    public static string[] Read(string path)
    {
        if (!File.Exists(path)) throw new DataFormatException($"There is no file '{path}'.");
        using var text = new StreamReader(path);
        return text.ReadLine()?.Split(',') ?? throw new DataFormatException($"{path} is empty; expected a header.");
    }
}
