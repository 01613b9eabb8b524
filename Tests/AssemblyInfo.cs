using Xunit.Sdk;
using Xunit.v3;

// Clusters and the trainer use every core by themselves; side by side they would only slow one another down.
[assembly: Parallelization(Mode = ParallelMode.None)]
