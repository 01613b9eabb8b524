namespace MovieSimilarity.Tests;

/// <summary>
/// The collection of the classes that change what all tests of this process share, such as environment variables. They run by
/// themselves, after all others. A test in <c>Architecture</c> finds classes that should be here.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessState
{
    public const string Name = "State of the process";
}
