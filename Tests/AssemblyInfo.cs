using MovieSimilarity.Tests;
using Xunit.Sdk;
using Xunit.v3;

// Every class is a collection of its own unless it says otherwise, and collections run side by side. Many tests wait: for processes to
// start, for a dead silo to be noticed, for a timeout. So there are more at a time than most machines have processors.
[assembly: Parallelization(Mode = ParallelMode.Collections, MaxThreads = 4)]
[assembly: TestCollectionOrderer(typeof(LongestFirst))]
