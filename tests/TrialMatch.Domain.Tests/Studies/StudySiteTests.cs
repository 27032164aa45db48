using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Studies;

public sealed class StudySiteTests
{
    private static readonly Month Start = Month.Parse("2027-03");

    [Fact]
    public void A_site_that_has_reported_nothing_has_been_open_for_no_month() => Assert.Equal(0, Site().ReportedMonths);

    [Fact]
    public void Months_that_were_passed_over_count_as_open() => Assert.Equal(4, Site(("2027-03", 1), ("2027-06", 2)).ReportedMonths);

    [Fact]
    public void A_month_before_the_start_counts_for_itself_and_not_for_those_up_to_the_start() =>
        Assert.Equal(1, Site(("2026-11", 1)).ReportedMonths);

    [Fact]
    public void A_month_before_the_start_without_a_patient_does_not_count() => Assert.Equal(0, Site(("2026-11", 0)).ReportedMonths);

    [Fact]
    public void Early_and_regular_months_add_up() => Assert.Equal(3, Site(("2027-01", 2), ("2027-03", 0), ("2027-04", 1)).ReportedMonths);

    private static StudySite Site(params (string Month, int Patients)[] reported)
    {
        var hold = new SiteHold(1, 0, HoldState.Committed, 10, Start, [], new ResolvedDemand([], [], []));
        return new StudySite
        {
            Trust = new TrustId("ous"),
            Area = Area.Cancer,
            State = RequestState.Accepted,
            AskedAt = DateTimeOffset.UnixEpoch,
            AnswerBy = DateTimeOffset.UnixEpoch,
            AskedPatients = 10,
            Asked = hold,
            Start = Start,
            Rate = new RateForecast(1, 0.5, 1.5, RateSource.DeclaredEligible, 2, 2),
            Hold = hold,
            Granted = hold,
            Recruited = reported.ToImmutableSortedDictionary(month => Month.Parse(month.Month), month => month.Patients),
        };
    }
}
