namespace MovieSimilarity.Trainer.Publishing;

/// <summary>A service did not do what it was asked for; the message is one sentence for the person who asked.</summary>
internal class PublishException(string message, Exception? innerException = null) : Exception(message, innerException);
