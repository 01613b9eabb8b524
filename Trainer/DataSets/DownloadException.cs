namespace MovieSimilarity.Trainer.DataSets;

/// <summary>A data set could not be had; the message is one sentence that says what to do.</summary>
public class DownloadException(string message, Exception? innerException = null) : Exception(message, innerException);
