using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Studies.Life;

/// <summary>
/// R1 to R6 over random lives of many studies at many trusts, with crashes between what is written and what is
/// done, commands and messages that come twice, and messages that come late. A failure prints its seed (CsCheck_Seed) and the
/// shortest sequence found; TRIALMATCH_LIVES asks for more of them.
/// </summary>
public sealed class StudyLifeTests(ITestOutputHelper output)
{
    private const int DefaultLives = 40;

    // Longer ones, so fewer.
    private const int LivesToARecruitingOne = 4;

    private static readonly long Lives =
        long.Parse(Environment.GetEnvironmentVariable("TRIALMATCH_LIVES") ?? DefaultLives.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static long RecruitingLives => Math.Max(1, Lives / LivesToARecruitingOne);

    [Fact]
    public void Whatever_happens_in_whichever_order_nothing_is_promised_twice_and_every_study_comes_to_rest()
    {
        var (asked, confirmed, interested) = (0, 0, 0);
        Deeds.Any.Array[1, 60].Select(Gen.Int[15, 60]).Sample(
            (deeds, capacityPercent) =>
            {
                var world = new World(capacityPercent);
                for (var number = 0; number < deeds.Length; number++)
                {
                    world.Do(deeds[number], number);
                    AssertNothingPromisedTwice(world);
                    AssertInquiriesHoldNothing(world);
                }

                BringAllToRest(world);
                AssertNothingPromisedTwice(world);
                AssertHoldsAreThoseOfLivingStudies(world);
                AssertAtRest(world);
                var inquiries = world.Studies.Select(study => study.Inquiry).OfType<Inquiry>().Where(inquiry => !inquiry.Sites.IsEmpty).ToList();
                Interlocked.Add(ref asked, inquiries.Count);
                Interlocked.Add(ref confirmed, inquiries.Count(inquiry => inquiry.Outcome == InquiryOutcome.Confirmed));
                Interlocked.Add(ref interested, inquiries.Sum(inquiry => inquiry.Sites.Count(site => site.SaidYes)));
                return true;
            },
            iter: Lives, writeLine: output.WriteLine);

        output.WriteLine($"{asked} inquiries, {interested} sites interested, {confirmed} confirmed");
        Assert.True(asked > Lives / 2 && confirmed > 0 && interested > 0, $"{asked} inquiries, {interested} sites interested, {confirmed} confirmed");
    }

    [Fact]
    public void In_years_of_recruiting_no_report_correction_or_closure_has_a_trust_promise_more_than_it_declares()
    {
        var (reports, corrections, closures, forwarded) = (0, 0, 0, 0);
        Deeds.Any.Array[3, 8].Select(Deeds.OfRecruiting.Array[60, 150], Gen.Int[40, 150]).Sample(
            (registrations, deeds, capacityPercent) =>
            {
                var world = new World(capacityPercent);
                world.Place(registrations);
                for (var number = 0; number < deeds.Length; number++)
                {
                    world.Do(deeds[number], number);
                    AssertWithinDeclared(world);
                }

                BringAllToRest(world);
                AssertWithinDeclared(world);
                AssertHoldsAreThoseOfLivingStudies(world);
                AssertAtRest(world);
                var happened = world.Histories.SelectMany(history => history).Select(entry => entry.Event).ToList();
                Interlocked.Add(ref reports, happened.OfType<RecruitmentReported>().Count());
                Interlocked.Add(ref corrections, world.Histories.Sum(Corrections));
                Interlocked.Add(ref closures, happened.OfType<StudyClosed>().Count());
                Interlocked.Add(ref forwarded, world.Studies.Count(study => study.Classification.Lead == Area.OtherFields && study.PlacedAt is not null));
                return true;
            },
            iter: RecruitingLives, writeLine: output.WriteLine);

        output.WriteLine($"{reports} reports, {corrections} of them corrections, {closures} closures, {forwarded} forwarded studies placed");
        Assert.True(reports > RecruitingLives && corrections > 0 && closures > 0 && forwarded > 0, $"{reports} reports, {corrections} corrections, {closures} closures, {forwarded} forwarded");
    }

    private static int Corrections(ImmutableArray<HistoryEntry> history) => history.Select(entry => entry.Event).OfType<RecruitmentReported>()
        .GroupBy(reported => (reported.Trust, reported.Month))
        .Sum(reports => reports.Count() - 1);

    /// <summary>Held + committed ≤ declared in every pool and month, those that are over included: nobody declared less meanwhile.</summary>
    private static void AssertWithinDeclared(World world)
    {
        foreach (var (trust, ledger) in world.Ledgers)
        {
            foreach (var (pool, month) in ledger.Holds.Values.SelectMany(MonthsOf).Distinct())
            {
                var (held, committed, free) = (ledger.HeldIn(pool, month), ledger.CommittedIn(pool, month), ledger.FreeIn(pool, month));
                Assert.True(free >= 0, $"{trust} {pool} {month}: {held} held and {committed} committed are {-free} more than declared");
            }
        }
    }

    private static void BringAllToRest(World world)
    {
        // Longer than a study may be in a passing state; twice, as what one sweep frees the next one gives away.
        for (var sweep = 0; sweep < 3; sweep++)
        {
            world.Advance(StudySteps.PassingTime);
            world.Sweep();
        }
    }

    private static void AssertNothingPromisedTwice(World world)
    {
        foreach (var (trust, ledger) in world.Ledgers)
        {
            foreach (var (pool, month) in ledger.Holds.Values.SelectMany(MonthsOf).Distinct())
            {
                Assert.True(ledger.FreeIn(pool, month) >= 0 || month < Month.Of(OsloTime.DateAt(world.Now)), $"{trust} {pool} {month} is promised {-ledger.FreeIn(pool, month)} times too often");
            }
        }
    }

    private static void AssertInquiriesHoldNothing(World world)
    {
        var exploring = world.Studies.Where(study => study.Inquiry is { Outcome: not InquiryOutcome.Confirmed }).Select(study => study.Id).ToHashSet();
        Assert.DoesNotContain(world.Ledgers.Values.SelectMany(ledger => ledger.Holds.Keys), exploring.Contains);
    }

    private static void AssertHoldsAreThoseOfLivingStudies(World world)
    {
        var wanted = world.Studies
            .SelectMany(study => study.Sites.Where(site => site.Hold.State != HoldState.Released).Select(site => Line(site.Trust, study.Id, site.Hold.State, site.Hold.Patients, site.Hold.Takes)))
            .Order(StringComparer.Ordinal);
        var kept = world.Ledgers
            .SelectMany(ledger => ledger.Value.Holds.Values.Where(hold => hold.State != HoldState.Released).Select(hold => Line(ledger.Key, hold.Study, hold.State, hold.Patients, hold.Takes)))
            .Order(StringComparer.Ordinal);
        Assert.Equal(wanted, kept);
    }

    private static void AssertAtRest(World world)
    {
        foreach (var study in world.Studies)
        {
            Assert.Equal(StudyStep.Rest, StudySteps.Next(study, world.Now));
            Assert.True(StudySteps.DueAt(study) is null || StudySteps.DueAt(study) > world.Now, $"{study.Id} is overdue");
            Assert.DoesNotContain(study.State, new[] { StudyState.Registered, StudyState.Matching });
            var holds = study.Sites.Any(site => site.Hold.State != HoldState.Released);
            Assert.Equal(study.State is StudyState.Requested or StudyState.Offered or StudyState.Placed or StudyState.Recruiting, holds);
        }
    }

    private static string Line(TrustId trust, StudyId study, HoldState state, int patients, IEnumerable<PoolTake> takes) =>
        $"{trust} {study} {state} {patients}: {string.Join("; ", takes.Select(take => $"{take.Pool} {take.From} {string.Join(',', take.Amounts)}"))}";

    private static IEnumerable<(PoolId Pool, Month Month)> MonthsOf(Hold hold) =>
        hold.Takes.SelectMany(take => take.Amounts.Select((_, i) => (take.Pool, take.From + i)));
}
