namespace MovieSimilarity.Trainer.Console;

/// <summary>Names files that belong to a model and lie beside it.</summary>
internal static class BesideModel
{
    private const string ModelExtension = ".model";

    /// <summary>The model's path with <c>.model</c>, if it ends so, replaced by another extension; other dots belong to the name.</summary>
    public static string PathFor(string modelPath, string extension) =>
        modelPath.EndsWith(ModelExtension, StringComparison.OrdinalIgnoreCase)
            ? modelPath[..^ModelExtension.Length] + extension
            : modelPath + extension;
}
