using MovieSimilarity.Benchmarks;
using MovieSimilarity.Benchmarks.Answers;
using MovieSimilarity.Benchmarks.Failover;
using MovieSimilarity.Benchmarks.Load;
using MovieSimilarity.Benchmarks.Processes;

namespace MovieSimilarity.Tests.Processes;

/// <summary>Silos that are still there and do not answer, whichever of them: the one that a frontend is connected to as well.</summary>
[Collection(ProcessClusters.Name)]
public sealed class FaultTests(ITestOutputHelper output)
{
    private const int Queries = 40;

    [Fact]
    public async Task A_silo_that_hangs_or_cannot_be_reached_costs_no_query()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.NotInstalled);
        using var network = CreateNetwork();
        using var sandbox = new Sandbox(ServiceProcess.ShortLived);
        var model = TestModel.Read(Path.Combine(TestData.Sample, "sample.model"));
        var cluster = await Cluster.StartAsync(
            sandbox, new ClusterShape(Silos: 3, Partitions: 3, Replicas: 2), model, TestContext.Current.CancellationToken, network);
        using var query = new MovieQuery(cluster.Frontend.Address, new AnswerCheck([model]));
        var complaints = new StringWriter();
        var verdicts = new Verdicts(complaints);
        foreach (var fault in FaultSchedule.Make(cluster))
        {
            output.WriteLine(fault.What);
            fault.Begin();
            // Every one is answered before the fault ends.
            for (var i = 0; i < Queries; i++) verdicts.Add(await query.AskAsync(model.MovieIds[i]), TimeSpan.Zero);
            fault.End();
            Assert.True(verdicts.AreGood, $"{fault.What}: {verdicts.FailuresByReason} {complaints}");
        }
    }

    private static VirtualNetwork CreateNetwork()
    {
        try
        {
            return new VirtualNetwork();
        }
        catch (BenchmarkException e)
        {
            Assert.Skip(e.Message);
            throw;
        }
    }
}
