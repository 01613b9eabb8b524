using MovieSimilarity.Tests.Grains;
using MovieSimilarity.WebFrontend.Cluster;

namespace MovieSimilarity.Tests.WebFrontend.Cluster;

/// <summary>Which way calls take into the cluster.</summary>
public sealed class GatewaysTests
{
    private const int Calls = 200;

    private readonly ManualTime _time = new();
    private readonly Gateways _gateways = new();
    private readonly Gateway[] _three;

    public GatewaysTests()
    {
        _three = [.. Enumerable.Range(0, 3).Select(_ => new Gateway(null!, _time))];
        foreach (var gateway in _three) _gateways.Add(gateway);
    }

    [Fact]
    public void Calls_spread_over_all_gateways() =>
        Assert.Equal(3, Enumerable.Range(0, Calls).Select(_ => _gateways.Select()).Distinct().Count());

    [Fact]
    public void A_gateway_that_failed_or_was_slow_gets_no_calls_until_it_answers_a_ping()
    {
        _three[1].Suspect();
        Assert.DoesNotContain(_three[1], Enumerable.Range(0, Calls).Select(_ => _gateways.Select()));
        _three[1].Confirm();
        Assert.Contains(_three[1], Enumerable.Range(0, Calls).Select(_ => _gateways.Select()));
    }

    [Fact]
    public void A_further_attempt_takes_another_gateway_even_a_suspect_one()
    {
        _three[2].Suspect();
        for (var call = 0; call < Calls; call++)
        {
            var first = _gateways.Select();
            var second = _gateways.Select([first]);
            Assert.Equal(_three[..2].ToHashSet(), new[] { first, second }.ToHashSet());
            Assert.Same(_three[2], _gateways.Select([first, second]));
        }
    }

    [Fact]
    public void Where_all_are_suspect_calls_try_any()
    {
        foreach (var gateway in _three) gateway.Suspect();
        Assert.Equal(3, Enumerable.Range(0, Calls).Select(_ => _gateways.Select()).Distinct().Count());
    }

    [Fact]
    public void Without_any_gateway_a_call_fails_at_once()
    {
        foreach (var gateway in _three) _gateways.Remove(gateway);
        Assert.False(_gateways.Any);
        Assert.Throws<SiloUnavailableException>(() => _gateways.Select());
    }

    /// <summary>The status page called a cluster healthy for up to 20 seconds after all its silos were killed.</summary>
    [Fact]
    public void A_cluster_is_silent_once_no_gateway_has_answered_for_some_seconds()
    {
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(_gateways.AreSilent);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(_gateways.AreSilent);
        _three[0].Confirm();
        Assert.False(_gateways.AreSilent);
    }

    [Fact]
    public void The_silo_in_this_process_is_never_silent() => Assert.False(Gateways.InProcess(null!).AreSilent);
}
