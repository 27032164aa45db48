using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Obstacles;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Obstacles;
using TrialMatch.Grains.Sponsors;
using TrialMatch.Grains.Studies;
using TrialMatch.Grains.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Architecture.Tests.Stored;

/// <summary>A document of every kind that is stored, by the name of its file under Golden.</summary>
internal static class SampleDocuments
{
    private static readonly DateTimeOffset At = new(2027, 1, 4, 9, 30, 0, 123, TimeSpan.Zero);
    private static readonly RequestId Request = new("request-1");
    private static readonly SponsorId Company = new("example-pharma");
    private static readonly TrustId Bergen = new("bergen");
    private static readonly StudyId Study = new("study-0123456789abcdef");

    public static IReadOnlyDictionary<string, object> ByName { get; } = new Dictionary<string, object>
    {
        ["study-requested"] = StudyOf(
            new SitesPicked(1, SamplePlans.Feasible, Cause: string.Empty),
            new HoldsRefused(1, [new HoldRefusal(new TrustId("bergen"), ReserveStatus.Short, [new PoolShortfall(new PoolId("study-nurse-minutes"), Month.Of(2027, 7), 780, 240)])]),
            new SitesPicked(2, SamplePlans.Feasible, Cause: "free capacity had moved at bergen"),
            new HoldsMade(2, AnswerBy: At.AddDays(7))),
        ["study-closed"] = StudyOf(
            new StudySentToTriage(),
            new AreaAssigned(Area.Gastrointestinal, "a matter of the gut"),
            new StudyPrioritised(7, "asked for by a patient organisation"),
            new StudyDisclosed("no longer a secret"),
            new StudyReleased(new DateOnly(2027, 9, 1), "A study of the gut", "after the congress"),
            new StudyWithheld("the congress is put off"),
            new StudyReleased(From: null, Title: string.Empty, "now"),
            new SitesPicked(1, SamplePlans.Feasible, Cause: string.Empty),
            new HoldsMade(1, AnswerBy: At.AddDays(7)),
            new RequestsReminded(ReminderKind.HalfTime, [Bergen]),
            new RequestAccepted(Bergen, Patients: 3, Month.Of(2027, 7), "the investigator", "gladly", IsByCentre: true),
            new HoldsSettled([new SettledHold(Bergen, Round: 1, Revision: 1)]),
            new Offered(SamplePlans.Feasible, StandsUntil: At.AddDays(30)),
            new HoldLost(Bergen, Round: 1),
            new SitesPicked(2, SamplePlans.Feasible, Cause: "bergen took its capacity back"),
            new HoldsMade(2, AnswerBy: At.AddDays(14)),
            new RequestAccepted(Bergen, Patients: 3, Start: null, "the investigator", string.Empty, IsByCentre: false),
            new Offered(SamplePlans.Feasible, StandsUntil: At.AddDays(44)),
            new OfferAccepted("thank you"),
            new StudyPlaced(),
            new RecruitmentReported(Bergen, Month.Of(2027, 7), Patients: 2, "counted twice") { IsOutsideWindowConfirmed = true, IsFigureConfirmed = true },
            new CommitmentRephased(Bergen, SamplePlans.Hold),
            new RephasingRefused(Bergen),
            new LastPatientIn("all are in"),
            new StudyClosed("as planned")),
        ["study-declined"] = StudyOf(
            new SitesPicked(1, SamplePlans.Feasible, Cause: string.Empty),
            new HoldsMade(1, AnswerBy: At.AddDays(7)),
            new RequestDeclined(Bergen, DeclineReason.Other, "another study comes first", IsByCentre: true),
            new RequestsLapsed([Bergen]),
            new Offered(SamplePlans.Feasible, StandsUntil: At.AddDays(30)),
            new OfferDeclined("too few patients")),
        ["study-expired"] = StudyOf(
            new SitesPicked(1, SamplePlans.Feasible, Cause: string.Empty),
            new HoldsMade(1, AnswerBy: At.AddDays(7)),
            new Offered(SamplePlans.Feasible, StandsUntil: At.AddDays(30)),
            new OfferExpired()),
        ["study-forwarded"] = StudyOf(
            new StudySentToTriage(),
            new StudyForwarded(ConditionGroup.Orthopaedics, "the orthopaedic departments want such"),
            new StudyWaitlisted(SamplePlans.CapacityShort)),
        ["inquiry-confirmed"] = InquiryOf(
            new InterestReported(
                Bergen, new InterestForm(Interest.Interested, IsPopulationThere: true, Patients: 3, RecruitmentChance.Good, [InterestLimit.Staff]), "gladly", IsByCentre: true),
            new QuestionAsked(Bergen, IsBySponsor: false, "Is a biopsy needed?"),
            new QuestionAnswered(Bergen, Question: 4, IsBySponsor: true, "No"),
            new FeasibilityReported(SamplePlans.Feasible),
            new DecisionReminded(ReminderKind.LastDay),
            new InquiryConfirmed("we go ahead"),
            new SitesPicked(1, SamplePlans.Feasible, Cause: string.Empty),
            new HoldsMade(1, AnswerBy: At.AddDays(14))),
        ["inquiry-lost"] = InquiryOf(
            new InterestReminded(ReminderKind.HalfTime, [Bergen]),
            new InterestLapsed([Bergen]),
            new InquiryLapsed(),
            new InquiryLost(LossReason.Other, "the company was bought")),
        ["study-withdrawn"] = StudyOf(new StudySentToTriage(), new StudyWithdrawn("no longer needed")),
        ["study-waitlisted"] = StudyOf(new StudyWaitlisted(SamplePlans.CapacityShort)),
        ["study-not-feasible"] = StudyOf(new StudyFoundNotFeasible(SamplePlans.Infeasible)),
        ["study-in-triage"] = StudyOf(new StudySentToTriage()),
        ["study-registered-twice"] = Chained(
            Entry(
                new StudyRegistered(Request, Company, SampleDrafts.Full, SamplePlans.Unclassified)
                {
                    LikelyDuplicates = [new StudyId("study-00000000000000dd")],
                },
                0),
            Entry(new StudySentToTriage(), 1)),
        ["obstacles"] = new ObstaclesDocument
        {
            Obstacles =
            [
                new Obstacle(1, Request, ObstacleCategory.Contract, "The contract took 14 weeks", StudyId.FromText("study-1"), At)
                {
                    Taggings = [new ObstacleTagging(Request, ["contract-template", "legal"], "region:west", At.AddDays(1))],
                },
                new Obstacle(2, Request, ObstacleCategory.Other, "No room for monitors", Study: null, At.AddDays(2)),
            ],
        },
        ["sponsor"] = new SponsorDocument { Sponsor = new Sponsor(Company, "Example Pharma A/S", "DK", Request, At, Version: 1) },
        ["trust"] = new TrustDocument { Record = SampleTrusts.Record },
        ["trust-requests"] = new RequestPageDocument { Requests = SampleTrusts.Record.Requests },
        ["recruitment"] = new RecruitmentDocument { Entries = [SampleTrusts.Recruited, SampleTrusts.RecruitedInField] },
        ["ledger-page"] = new LedgerPageDocument
        {
            Holds =
            [
                new Hold(Study, Round: 2, HoldState.Held, Patients: 14, SamplePlans.Takes, At),
                new Hold(new StudyId("study-00000000000000cc"), Round: 1, HoldState.Committed, Patients: 9, SamplePlans.Takes, At, Revision: 3, HeldSince: At),
                new Hold(new StudyId("study-00000000000000ee"), Round: 1, HoldState.Evicted, Patients: 4, SamplePlans.Takes, At),
                new Hold(new StudyId("study-fedcba9876543210"), Round: 1, HoldState.Released, Patients: 0, [], At),
            ],
        },
    };

    private static StudyDocument InquiryOf(params StudyEvent[] after)
    {
        var registered = new StudyRegistered(Request, Company, SampleDrafts.Full.DecidedBy(new DateOnly(2027, 2, 15)), SamplePlans.Classification)
        {
            Intent = StudyIntent.Explore,
        };
        var asked = new InterestAsked(SamplePlans.Feasible, [new AskedInterest(Bergen, Area.Gastrointestinal, Patients: 3, Month.Of(2027, 7))], AnswerBy: At.AddDays(7));
        return Chained([.. new StudyEvent[] { registered, asked }.Concat(after).Select(Entry)]);
    }

    private static StudyDocument StudyOf(params StudyEvent[] after)
    {
        var classification = after[0] is StudySentToTriage ? SamplePlans.Unclassified : SamplePlans.Classification;
        StudyEvent[] events = [new StudyRegistered(Request, Company, SampleDrafts.Full, classification), .. after];
        return Chained([.. events.Select(Entry)]);
    }

    private static StudyDocument Chained(params ImmutableArray<HistoryEntry> entries) =>
        new() { Id = Study, History = CanonicalEntry.Chain.Extend(Study, [], entries) };

    private static HistoryEntry Entry(StudyEvent happened, int index) =>
        new(
            index + 1,
            At.AddMilliseconds(index),
            index == 0 || happened is CommandEvent ? Actors.LocalOperator : Actor.Service,
            happened,
            happened is CommandEvent ? new RequestId($"request-{index + 1}") : null,
            happened is RequestAccepted ? new Authority("site", "bergen", "983974724", "987654321") : null);
}
