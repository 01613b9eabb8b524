namespace MovieSimilarity.Training.Files;

/// <summary>A data set cannot be read; the message names file, line, column and what was expected, one problem a line.</summary>
public sealed class DataFormatException(string message) : Exception(message);
