using MovieSimilarity.Grains.Resilience;

namespace MovieSimilarity.Tests.Grains.Coordination;

public sealed class HedgeBudgetTests
{
    private const int Burst = 3;

    private readonly HedgeBudget _budget = new(Burst);

    [Fact]
    public void A_burst_of_hedges_needs_no_calls_before()
    {
        Assert.Equal(Burst, SpendAll());
    }

    [Fact]
    public void In_the_long_run_one_call_in_so_many_is_hedged()
    {
        SpendAll();
        for (var call = 0; call < 2 * HedgeBudget.CallsPerHedge; call++) _budget.Earn();
        Assert.Equal(2, SpendAll());
    }

    [Fact]
    public void Calls_are_not_saved_up_beyond_the_burst()
    {
        for (var call = 0; call < 100 * HedgeBudget.CallsPerHedge; call++) _budget.Earn();
        Assert.Equal(Burst, SpendAll());
    }

    private int SpendAll()
    {
        var spent = 0;
        while (_budget.TrySpend()) spent++;
        return spent;
    }
}
