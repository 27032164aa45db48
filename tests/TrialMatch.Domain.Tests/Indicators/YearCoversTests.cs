using System.Collections.Frozen;
using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Indicators;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Indicators;

public class YearCoversTests
{
    private static readonly Month January = Month.Of(2026, 1);

    private static readonly IndicatorKind[] Counts = [IndicatorKind.PatientsRecruited, IndicatorKind.PatientsAtMost, IndicatorKind.RecruitedOfPromised];

    private static readonly IndicatorScope[] Scopes =
    [
        new IndicatorScope.Nation(),
        new IndicatorScope.OfCentre(Area.Cancer),
        new IndicatorScope.OfTrust(new TrustId("trust-4")),
        new IndicatorScope.OfRegion(SimulatedLife.East, SimulatedLife.Trusts.Where(SimulatedLife.IsInEast).ToFrozenSet()),
    ];

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(400)]
    public void Who_asks_for_months_tertials_and_the_year_learns_no_small_number_by_subtracting(int studies)
    {
        var life = SimulatedLife.Of(Seed.Random(), studies);
        foreach (var scope in Scopes)
        {
            var told = new[] { PeriodKind.Month, PeriodKind.Tertial, PeriodKind.Year }
                .SelectMany(kind => IndicatorPeriod.Between(kind, January, January + 11))
                .ToDictionary(period => period, period => Told(life, scope, period));
            foreach (var kind in Counts)
            {
                var figures = told.ToDictionary(period => period.Key, period => period.Value.Single(value => value.Kind == kind));
                foreach (var (whole, parts) in figures.Keys.SelectMany(whole => PartsOf(whole, figures.Keys)))
                {
                    if (!figures[whole].IsWithheld && parts.Where(part => figures[part].IsWithheld).ToList() is { Count: > 0 } withheld)
                    {
                        var left = figures[whole].Numerator - parts.Where(part => !figures[part].IsWithheld).Sum(part => figures[part].Numerator);
                        Assert.True(withheld.Count > 1 && left > withheld.Count, $"{kind} of {scope}: {left} in {withheld.Count} parts of {whole}");
                    }
                }
            }
        }
    }

    [Fact]
    public void What_follows_from_a_withheld_number_is_withheld_with_it()
    {
        var life = SimulatedLife.Of(Seed.Random(), studies: 40);
        foreach (var values in IndicatorPeriod.Between(PeriodKind.Month, January, January + 11).Select(period => Told(life, Scopes[0], period)))
        {
            var withheld = values.ToLookup(value => value.Kind);
            Assert.Equal(withheld[IndicatorKind.PatientsRecruited].Single().IsWithheld, withheld[IndicatorKind.PatientsPerInhabitantsTreated].Single().IsWithheld);
            Assert.True(withheld[IndicatorKind.RecruitedGrowth].Single().IsWithheld || !withheld[IndicatorKind.PatientsRecruited].Single().IsWithheld);
            Assert.All(values.Where(value => value.IsWithheld), value => Assert.Equal((null, 0), (value.Value, value.Numerator)));
        }
    }

    /// <summary>A year is its tertials, and its months; a tertial its months.</summary>
    private static IEnumerable<(IndicatorPeriod Whole, ImmutableArray<IndicatorPeriod> Parts)> PartsOf(IndicatorPeriod whole, IEnumerable<IndicatorPeriod> all) =>
        new[] { 1, 4 }.Where(months => months < whole.Months)
            .Select(months => (whole, all.Where(part => part.Months == months && part.First >= whole.First && part.Last <= whole.Last).ToImmutableArray()));

    private static ImmutableArray<IndicatorValue> Told(SimulatedLife life, IndicatorScope scope, IndicatorPeriod period)
    {
        var year = life.In(IndicatorPeriod.Of(PeriodKind.Year, period.First));
        return new YearFacts(January, year.Studies, year.Recruitment, year.RecruitmentYearBefore).CoversOf(scope)
            .Withhold(PeriodIndicators.Of(scope, life.In(period), SimulatedLife.Country), period);
    }
}
