namespace MovieSimilarity.Training.Files;

/// <summary>Rows of one file that were read and left out, for one reason.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Reason">Why, as a phrase.</param>
/// <param name="Count">How many, 1 or more.</param>
/// <param name="FirstLine">The line of the first of them, counted from 1.</param>
public sealed record DroppedRows(string File, string Reason, int Count, int FirstLine);
