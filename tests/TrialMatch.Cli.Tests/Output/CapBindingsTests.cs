using TrialMatch.Cli.Output;

namespace TrialMatch.Cli.Tests.Output;

public sealed class CapBindingsTests
{
    [Fact]
    public void Months_in_a_row_are_one_run() =>
        Assert.Equal(
            "nurse 2027-11 to 2028-02, nurse 2028-04, chairs 2027-11",
            CapBindings.Describe(["nurse 2027-11", "nurse 2027-12", "chairs 2027-11", "nurse 2028-02", "nurse 2028-01", "nurse 2028-04"]));

    [Fact]
    public void What_is_not_a_pool_and_a_month_is_told_as_it_is() =>
        Assert.Equal("the sponsor's own limit, nurse 2027-13", CapBindings.Describe(["the sponsor's own limit", "nurse 2027-13"]));

    [Fact]
    public void Nothing_binds_nothing() => Assert.Equal("", CapBindings.Describe([]));
}
