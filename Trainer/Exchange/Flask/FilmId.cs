using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Trainer.Exchange.Flask;

/// <summary>The number of a film in the app's files: MovieLens' id, or the app's own, which counts from 0.</summary>
internal static class FilmId
{
    /// <summary>Raised by one, an id must still be a number of 32 bits.</summary>
    private const int Largest = int.MaxValue - 1;

    /// <exception cref="DataFormatException">The field is no such number.</exception>
    public static int Of(FieldRow row, int column) => row.WholeNumber(column, 0, Largest);
}
