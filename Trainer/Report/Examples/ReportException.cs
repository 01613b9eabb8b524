namespace MovieSimilarity.Trainer.Report.Examples;

/// <summary>A report cannot be made as it was asked for; the message says why.</summary>
internal sealed class ReportException(string message) : Exception(message);
