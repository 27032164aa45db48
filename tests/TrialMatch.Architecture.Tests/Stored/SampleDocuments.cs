using TrialMatch.Domain;
using TrialMatch.Domain.Calendar;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Sponsors;
using TrialMatch.Grains.Studies;
using TrialMatch.Grains.Trusts;

namespace TrialMatch.Architecture.Tests.Stored;

/// <summary>A document of every kind that is stored, by the name of its file under Golden.</summary>
internal static class SampleDocuments
{
    private static readonly DateTimeOffset At = new(2027, 1, 4, 9, 30, 0, 123, TimeSpan.Zero);
    private static readonly RequestId Request = new("request-1");
    private static readonly SponsorId Company = new("example-pharma");
    private static readonly StudyId Study = new("study-0123456789abcdef");

    public static IReadOnlyDictionary<string, object> ByName { get; } = new Dictionary<string, object>
    {
        ["study-requested"] = StudyOf(
            new SitesPicked(1, SamplePlans.Feasible, Cause: string.Empty),
            new HoldsRefused(1, [new HoldRefusal(new TrustId("bergen"), ReserveStatus.Short, [new Shortfall(new PoolId("study-nurse-minutes"), Month.Of(2027, 7), 780, 240)])]),
            new SitesPicked(2, SamplePlans.Feasible, Cause: "free capacity had moved at bergen"),
            new HoldsMade(2, AnswerBy: At.AddDays(7))),
        ["study-waitlisted"] = StudyOf(new StudyWaitlisted(SamplePlans.CapacityShort)),
        ["study-not-feasible"] = StudyOf(new StudyFoundNotFeasible(SamplePlans.Infeasible)),
        ["study-in-triage"] = StudyOf(new StudySentToTriage()),
        ["sponsor"] = new SponsorDocument { Sponsor = new Sponsor(Company, "Example Pharma A/S", "DK", Request, At, Version: 1) },
        ["trust"] = new TrustDocument { Record = SampleTrusts.Record },
        ["recruitment"] = new RecruitmentDocument { Entries = [SampleTrusts.Recruited] },
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

    private static StudyDocument StudyOf(params StudyEvent[] after)
    {
        var classification = after[0] is StudySentToTriage ? SamplePlans.Unclassified : SamplePlans.Classification;
        StudyEvent[] events = [new StudyRegistered(Request, Company, SampleDrafts.Full, classification), .. after];
        return new StudyDocument { Id = Study, History = [.. events.Select(Entry)] };
    }

    private static HistoryEntry Entry(StudyEvent happened, int index) =>
        new(index + 1, At.AddMilliseconds(index), index == 0 ? Actor.LocalOperator : Actor.Service, happened);
}
