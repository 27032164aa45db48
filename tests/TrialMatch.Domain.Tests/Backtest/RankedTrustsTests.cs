using TrialMatch.Domain.Backtest;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Backtest;

public sealed class RankedTrustsTests
{
    private static readonly TrustId Ous = new("ous");
    private static readonly TrustId Ahus = new("ahus");
    private static readonly TrustId Bergen = new("bergen");

    [Fact]
    public void Recall_looks_at_as_many_first_trusts_as_really_took_part()
    {
        Assert.Equal(0.5, RankedTrusts.RecallAtK([Ous, Bergen, Ahus], [Ous, Ahus]));
        Assert.Equal(1, RankedTrusts.RecallAtK([Ahus, Ous, Bergen], [Ous, Ahus]));
        Assert.Equal(0, RankedTrusts.RecallAtK([], [Ous]));
    }

    [Fact]
    public void By_lot_k_of_n_are_found_on_average() => Assert.Equal(0.1, RankedTrusts.RecallByLot(20, [Ous, Ahus]));
}
