using System.Collections.Immutable;
using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

public sealed class ForecastValidationTests
{
    private static readonly SiteModel Good = new(new GammaRate(2, 1), SiteStart.Between(0, 6));

    public static TheoryData<string, SiteModel> BadSites => new()
    {
        { "shape", Good with { Rate = new GammaRate(-1, 1) } },
        { "shape", Good with { Rate = new GammaRate(0, 1) } },
        { "shape", Good with { Rate = new GammaRate(double.NaN, 1) } },
        { "shape", Good with { Rate = new GammaRate(double.PositiveInfinity, 1) } },
        { "rateMonths", Good with { Rate = new GammaRate(2, 0) } },
        { "rateMonths", Good with { Rate = new GammaRate(2, double.NegativeInfinity) } },
        { "retention", Good with { Retention = 0 } },
        { "retention", Good with { Retention = 1.01 } },
        { "retention", Good with { Retention = double.NaN } },
        { "count", Good with { Count = 0 } },
        { "count", Good with { Count = 10_001 } },
        { "cap", Good with { Cap = -1 } },
        { "cap", Good with { Cap = int.MaxValue } },
        { "observed.patients", Good with { Observed = new(-1, 3) } },
        { "observed.exposureMonths", Good with { Observed = new(0, -3) } },
        { "observed.exposureMonths", Good with { Observed = new(1, 0) } },
        { "observed.exposureMonths", Good with { Observed = new(1, double.NaN) } },
        { "start.fromMonth", Good with { Start = SiteStart.Between(double.NaN, 6) } },
        { "start.toMonth", Good with { Start = SiteStart.Between(0, double.PositiveInfinity) } },
        { "start.toMonth", Good with { Start = SiteStart.Between(6, 5.9) } },
        { "activity[0].toMonth", Good with { Activity = [new(6, 5, 1)] } },
        { "activity[1].factor", Good with { Activity = [new(0, 5, 1), new(6, 7, -0.1)] } },
        { "activity[0].factor", Good with { Activity = [new(0, 5, double.NaN)] } },
        { "activity[0].fromMonth", Good with { Activity = [new(double.NegativeInfinity, 5, 1)] } },
        { "activity[0].fromMonth", Good with { Activity = [new(4, 9, 1), new(0, 5, 1)] } },
        { "activity", Good with { Activity = [.. Enumerable.Range(0, 241).Select(month => new ActivityPeriod(month, month + 1, 0.5))] } },
    };

    [Theory]
    [MemberData(nameof(BadSites))]
    public void A_bad_field_is_named_with_its_site(string field, SiteModel bad)
    {
        var violation = Assert.Single(ForecastValidation.Violations(new ForecastRequest([Good, bad], 20, 12)));

        Assert.Equal("sites[1]." + field, violation.Field);
        Assert.StartsWith("expected", violation.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("target", -1, 12)]
    [InlineData("target", 10_001, 12)]
    [InlineData("horizonMonths", 20, -0.1)]
    [InlineData("horizonMonths", 20, 1201)]
    [InlineData("horizonMonths", 20, double.NaN)]
    public void A_bad_question_is_named(string field, int target, double horizonMonths) =>
        Assert.Equal(field, Assert.Single(ForecastValidation.Violations(new ForecastRequest([Good], target, horizonMonths))).Field);

    [Fact]
    public void All_problems_are_named_at_once()
    {
        var bad = Good with { Rate = new GammaRate(-1, -1), Retention = 2 };
        var fields = ForecastValidation.Violations(new ForecastRequest([bad, bad], -1, 12)).Select(violation => violation.Field);

        Assert.Equal(["target", "sites[0].shape", "sites[0].rateMonths", "sites[0].retention", "sites[1].shape", "sites[1].rateMonths", "sites[1].retention"], fields);
    }

    [Fact]
    public void A_trial_needs_sites()
    {
        Assert.Equal("sites", Assert.Single(ForecastValidation.Violations(new ForecastRequest([], 20, 12))).Field);
        Assert.Equal("sites", Assert.Single(ForecastValidation.Violations(new ForecastRequest(default, 20, 12))).Field);
    }

    [Fact]
    public void Too_many_sites_together_are_refused() =>
        Assert.Equal("sites", Assert.Single(ForecastValidation.Violations(new ForecastRequest([Good with { Count = 9_999 }, Good with { Count = 2 }], 20, 0))).Field);

    [Fact]
    public void Too_many_different_sites_are_refused() =>
        Assert.Equal("sites", Assert.Single(ForecastValidation.Violations(new ForecastRequest(
            [.. Enumerable.Range(0, 5_001).Select(i => Good with { Start = SiteStart.At(100 + i) })], 20, 12))).Field);

    [Fact]
    public void A_rate_in_the_wrong_unit_is_refused() =>
        Assert.Contains("patients a month", Assert.Single(ForecastValidation.Violations(new ForecastRequest([Good with { Rate = new GammaRate(5e6, 1) }], 20, 12))).Description, StringComparison.Ordinal);

    [Fact]
    public void The_edges_are_allowed()
    {
        ImmutableArray<SiteModel> edges =
        [
            Good with { Cap = 0, Retention = 1, Observed = new(0, 0), Count = 3 },
            Good with { Start = SiteStart.Between(-4, -4), Activity = [new(5, 9, 0), new(0, 5, 0.5), new(9, 9, 2)] },
            Good with { Start = SiteStart.At(100), Activity = default },
        ];

        Assert.Empty(ForecastValidation.Violations(new ForecastRequest(edges, 0, 0)));
    }
}
