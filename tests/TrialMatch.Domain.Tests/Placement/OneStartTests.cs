using System.Collections.Immutable;
using CsCheck;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Tests.Studies;
using TrialMatch.Domain.Tests.Studies.Life;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>A site has one start, whoever asks: the plan, the hold, the request, the offer.</summary>
public class OneStartTests
{
    private const int Worlds = 30;

    private static readonly string[] Conditions = ["Breast Cancer", "Crohn Disease", "Rheumatoid Arthritis"];

    private static Gen<StudyDraft> Drafts =>
        from condition in Gen.Int[0, Conditions.Length - 1]
        from target in Gen.OneOf(Gen.Int[1, 4], Gen.Int[5, 60])
        from opens in Gen.Int[0, 200]
        from months in Gen.Int[3, 66]
        from followUp in Gen.Int[0, 24]
        select OneStudy.Draft with
        {
            Conditions = [Conditions[condition]],
            TargetPatients = target,
            MinimumPatients = 1,
            EnrolmentStart = new DateOnly(2027, 1, 10).AddDays(opens),
            EnrolmentEnd = new DateOnly(2027, 1, 10).AddDays(opens).AddMonths(months),
            FollowUpMonths = followUp,
        };

    [Fact]
    public void A_site_that_expects_two_patients_in_five_years_is_asked_from_the_month_that_the_plan_says()
    {
        var study = new OneStudy(OneStudy.Draft with { TargetPatients = 2, EnrolmentEnd = new DateOnly(2032, 2, 28) });
        var planned = study.Now.Plan!.Chosen.First(site => site.Trust == study.First.Trust);

        Assert.Equal(planned.Start, study.First.Start);
        Assert.True(study.First.Hold.FirstStart > study.First.Start, "a start is laid where it is expected, which is later");
    }

    [Fact]
    public void Forecast_hold_and_request_have_one_start_and_the_site_has_room_for_a_patient_in_it()
    {
        var sites = 0;
        Drafts.Array[1, 12].Select(Gen.Int[10, 40]).Sample(
            (drafts, capacityPercent) =>
            {
                var world = new World(capacityPercent);
                foreach (var draft in drafts)
                {
                    var study = world.StudyAt(world.Register(draft));
                    foreach (var site in study.Sites)
                    {
                        Assert.Equal(study.Plan!.Chosen.Single(chosen => chosen.Trust == site.Trust).Start, site.Start);
                        Assert.Equal((site.Start, site.Start), (site.Hold.Start, site.Asked.Start));
                        AssertRoomAtStart(world.Ledgers[site.Trust], site);
                        Interlocked.Increment(ref sites);
                    }
                }
            },
            iter: Worlds);

        Checked.AtLeast(60, sites);
    }

    [Fact]
    public void An_offer_has_each_site_start_as_it_accepted_also_where_its_month_has_gone_by()
    {
        var study = new OneStudy(OneStudy.Draft with { EnrolmentStart = new DateOnly(2027, 1, 1), AnswerWorkingDays = 60 });
        var (first, second) = (study.First, study.Now.Sites[1]);
        study.Do(OneStudy.AcceptanceOf(first) with { Patients = 1, Start = first.Start + first.Hold.StartsByMonth.Index().Last(start => start.Item > 0).Index });
        study.At(new DateTimeOffset(2027, 3, 25, 8, 0, 0, TimeSpan.Zero));
        study.AcceptAll();

        Assert.Equal(StudyState.Offered, study.Now.State);
        foreach (var asked in new[] { first, second })
        {
            var offered = study.Now.Plan!.Chosen.Single(site => site.Trust == asked.Trust);
            var site = OneStudy.SiteOf(study.Now, asked.Trust);
            Assert.Equal(site.Start, offered.Start);
            Assert.Equal(site.Hold.StartsFrom(site.Start, offered.StartsByMonth.Length), offered.StartsByMonth);
        }
    }

    /// <summary>One more patient could start in the first month, or one that starts later could start then instead.</summary>
    private static void AssertRoomAtStart(Ledger ledger, StudySite site)
    {
        var starts = site.Hold.StartsByMonth;
        var hasRoom = starts[0] > 0
            || starts.Index().Any(start => start.Item > 0 && Fits(starts.SetItem(start.Index, start.Item - 1).SetItem(0, 1)))
            || Fits(starts.SetItem(0, 1));
        Assert.True(hasRoom, $"{site.Trust} is to start in {site.Start}, which has no room");

        bool Fits(ImmutableArray<int> laid) => (site.Hold with { StartsByMonth = laid }).Takes.All(take =>
            take.Amounts.Index().All(month => month.Item <= ledger.FreeIn(take.Pool, take.From + month.Index) + PoolTake.AmountIn(site.Hold.Takes, take.Pool, take.From + month.Index)));
    }
}
