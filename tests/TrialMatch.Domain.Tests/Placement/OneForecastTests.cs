using CsCheck;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Tests.Studies;
using TrialMatch.Domain.Tests.Studies.Life;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>One commitment has one forecast: the offer's, until something is reported.</summary>
public class OneForecastTests
{
    /// <summary>So that no month is over.</summary>
    private static readonly Month LongAgo = Month.Of(2020, 1);

    private const int Worlds = 30;

    private static Gen<StudyDraft> Drafts =>
        from condition in Gen.Int[0, 2]
        from target in Gen.Int[1, 60]
        from opens in Gen.Int[0, 200]
        from months in Gen.Int[3, 40]
        select OneStudy.Draft with
        {
            Conditions = [((string[])["Breast Cancer", "Crohn Disease", "Rheumatoid Arthritis"])[condition]],
            TargetPatients = target,
            MinimumPatients = 1,
            EnrolmentStart = new DateOnly(2027, 1, 10).AddDays(opens),
            EnrolmentEnd = new DateOnly(2027, 1, 10).AddDays(opens).AddMonths(months),
        };

    [Fact]
    public void A_placed_study_has_the_forecast_of_the_offer_it_came_from_until_something_is_reported()
    {
        var placed = 0;
        Drafts.Array[1, 10].Select(Gen.Int[10, 60]).Sample(
            (drafts, capacityPercent) =>
            {
                var world = new World(capacityPercent);
                foreach (var (number, draft) in drafts.Index())
                {
                    Interlocked.Add(ref placed, Place(world, world.Register(draft), number) is null ? 0 : 1);
                }
            },
            iter: Worlds);

        Checked.AtLeast(40, placed);
    }

    [Fact]
    public void Months_in_which_no_patient_can_start_count_for_nobody_before_and_after_the_placement()
    {
        // Enough studies take the patients for a later one to be without a start in most months.
        var world = new World(capacityPercent: 30);
        var closed = 0;
        for (var number = 0; number < 12; number++)
        {
            var index = world.Register(OneStudy.Draft with { TargetPatients = 12, MinimumPatients = 1 });
            closed += Place(world, index, number)?.Sites.Sum(site => site.Outlook.ClosedMonths.Length) ?? 0;
        }

        Assert.True(closed > 0, "expected some site to have months without room");
    }

    [Fact]
    public void A_report_of_nobody_in_a_month_without_room_says_nothing_of_the_rate()
    {
        var site = new OneStudy().Place().First;
        var closed = site with
        {
            Outlook = SiteOutlook.OpenFrom(site.Start) with { ClosedMonths = [site.Start + 1] },
            Recruited = site.Recruited.Add(site.Start, 2).Add(site.Start + 1, 0),
        };

        Assert.Equal((2, 1.0), (closed.Observed.Patients, closed.Observed.ExposureMonths));
    }

    /// <returns>The study as placed; null where it was not offered.</returns>
    private static Study? Place(World world, int index, int number)
    {
        foreach (var site in world.StudyAt(index).Sites.Where(site => site.IsOpen))
        {
            Assert.Null(world.Do(index, new RequestId($"accept-{number}-{site.Trust}"), OneStudy.AcceptanceOf(site)));
        }

        if (world.StudyAt(index) is not { State: StudyState.Offered, Plan: { } offer })
        {
            return null;
        }

        Assert.Null(world.Do(index, new RequestId($"take-{number}"), new OfferAccepted("")));
        var placed = world.StudyAt(index);
        var forecast = RecruitmentForecast.Of(placed, LongAgo)!;
        Assert.Equal(StudyState.Placed, placed.State);
        Assert.Equal(offer.OfferableProbability, forecast.Probability, 9);
        Assert.Equal(offer.Patients.Mean, forecast.Patients.Mean, 9);
        Assert.Equal((offer.Patients.Q10, offer.Patients.Q90), (forecast.Patients.Q10, forecast.Patients.Q90));
        Assert.All(forecast.Sites, site => Assert.Equal(offer.Chosen.Single(chosen => chosen.Trust == site.Trust).Rate!.Value.MeanPerMonth, site.RatePerMonth, 9));
        return placed;
    }
}
