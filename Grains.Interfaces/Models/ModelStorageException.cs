namespace MovieSimilarity.Grains.Interfaces.Models;

/// <summary>The cluster's storage failed. It is unknown whether the operation took effect; repeating it is safe.</summary>
/// <remarks>
/// An <see cref="OrleansException"/>, since Orleans replaces any other exception of a storage by one whose message is a stack trace.
/// </remarks>
/// <param name="message">A sentence for any caller: no key, no address, no text of the storage's own.</param>
/// <param name="failure">The kind of failure.</param>
[GenerateSerializer, Alias("MovieSimilarity.ModelStorageException")]
public sealed class ModelStorageException(string message, StorageFailure failure) : OrleansException(message)
{
    /// <summary>The kind of failure.</summary>
    [Id(0)]
    public StorageFailure Failure { get; } = failure;

    /// <summary>Describes a kind of failure in a sentence.</summary>
    /// <param name="failure">The kind of failure.</param>
    public static ModelStorageException Of(StorageFailure failure) => new(
        failure switch
        {
            StorageFailure.Unreachable => "The cluster's storage cannot be reached; the log of the silos says more.",
            StorageFailure.Full => "The cluster's storage is full; remove a model version that is not needed, or give the storage more memory.",
            StorageFailure.Refused => "The cluster's storage refused a request; the log of the silos says why.",
            _ => "The cluster's storage failed; the log of the silos says why.",
        },
        failure);
}

/// <summary>Kinds of failures of the cluster's storage.</summary>
public enum StorageFailure
{
    /// <summary>Any other.</summary>
    Other,

    /// <summary>There is no connection to it, or it did not answer in time.</summary>
    Unreachable,

    /// <summary>It has no room.</summary>
    Full,

    /// <summary>It answered that it will not do what it was asked to.</summary>
    Refused,
}
