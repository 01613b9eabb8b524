namespace MovieSimilarity.Trainer.Publishing;

/// <summary>Learns how far a publication is.</summary>
internal interface IUploadProgress
{
    /// <summary>The service lets the file come; said again with each attempt.</summary>
    void Uploading(long bytes);

    /// <summary>So many bytes of it are on their way, from the beginning of the file.</summary>
    void Sent(long bytes);

    /// <summary>All of it is; now the service is busy.</summary>
    void Loading();

    /// <summary>The attempt failed; another one follows.</summary>
    /// <param name="sentence">Why, and when.</param>
    void Retrying(string sentence);
}
