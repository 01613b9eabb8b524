namespace MovieSimilarity.Training.Models;

/// <summary>The data and options leave nothing to train; the message says what to change.</summary>
public sealed class TrainingException(string message) : Exception(message);
