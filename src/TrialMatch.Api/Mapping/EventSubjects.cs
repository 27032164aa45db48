using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps each event's subject for programs to read.</summary>
internal static class EventSubjects
{
    /// <param name="before">The study before the event; null before the first.</param>
    public static void SetSubject(this V1.StudyEvent told, HistoryEntry entry, Study? before)
    {
        var happened = entry.Event;
        told.Remarks = (happened as CommandEvent)?.Remarks ?? string.Empty;
        switch (happened)
        {
            case StudyRegistered registered:
                told.Registered = registered.Classification.ToProto();
                break;
            case AreaAssigned assigned:
                told.AreaAssigned = new V1.AssignedArea { Lead = (V1.Area)(int)assigned.Lead };
                break;
            case StudyForwarded { Field: { } field }:
                told.Forwarded = new V1.ForwardedStudy { Field = EnumText.Of(field) };
                break;
            case StudyForwarded:
                told.Forwarded = new V1.ForwardedStudy { Field = before?.Classification.ConditionGroup is { } own ? EnumText.Of(own) : string.Empty };
                break;
            case StudyReleased released:
                var release = PublicRelease.Of(before!, released, entry.At);
                told.Released = new V1.ReleasedStudy { FromDate = release.From.ToProto(), Title = release.Title };
                break;
            case SitesPicked picked:
                told.SitesPicked = Picked(picked, before);
                break;
            case HoldsMade made:
                told.HoldsMade = new V1.MadeHolds { Round = made.Round, AnswerByTime = made.AnswerBy.ToTimestamp() };
                break;
            case HoldsRefused refused:
                told.HoldsRefused = new V1.RefusedHolds { Round = refused.Round, Refusals = { refused.Refusals.Select(Refused) } };
                break;
            case StudyWaitlisted waitlisted:
                told.NotPlaced = NotPlaced(waitlisted.Plan);
                break;
            case StudyFoundNotFeasible found:
                told.NotPlaced = NotPlaced(found.Plan);
                break;
            case Offered offered:
                told.Offered = Offer(offered);
                break;
            case InterestAsked or InterestReported or InterestReminded or InterestLapsed or FeasibilityReported or QuestionAsked or QuestionAnswered or InquiryLost:
                InquirySubjects.Set(told, happened);
                break;
            default:
                SetSubjectOfSite(told, happened, before);
                break;
        }
    }

    private static void SetSubjectOfSite(V1.StudyEvent told, StudyEvent happened, Study? before)
    {
        switch (happened)
        {
            case RequestAccepted accepted:
                told.RequestAccepted = Accepted(accepted);
                break;
            case RequestDeclined declined:
                told.RequestDeclined = new V1.DeclinedRequest
                {
                    Trust = ResourceNames.Of(declined.Trust),
                    Reason = (V1.SiteRequest.Types.DeclineReason)(int)declined.Reason,
                    AnsweredByCentre = declined.IsByCentre,
                };
                break;
            case RequestsReminded reminded:
                told.RequestsReminded = new V1.RemindedRequests
                {
                    Trusts = { reminded.Trusts.Select(ResourceNames.Of) },
                    LastDay = reminded.Kind == ReminderKind.LastDay,
                };
                break;
            case RequestsLapsed lapsed:
                told.RequestsLapsed = Trusts(lapsed.Trusts);
                break;
            case HoldLost lost:
                told.HoldLost = Trusts([lost.Trust]);
                break;
            case HoldsSettled settled:
                told.HoldsSettled = Trusts(settled.Holds.Select(hold => hold.Trust));
                break;
            case RecruitmentReported reported:
                told.RecruitmentReported = Reported(reported, before);
                break;
            case CommitmentRephased rephased:
                told.CommitmentRephased = new V1.EventSite { Trust = ResourceNames.Of(rephased.Trust), Patients = rephased.Hold.Patients };
                break;
            case RephasingRefused refused:
                told.RephasingRefused = Trusts([refused.Trust]);
                break;
            case StudyPrioritised prioritised:
                told.Prioritised = new V1.SetPriority { Priority = prioritised.Priority };
                break;
        }
    }

    private static V1.PickedSites Picked(SitesPicked picked, Study? before)
    {
        var kept = KeptBefore(before);
        return new V1.PickedSites
        {
            Round = picked.Round,
            Cause = picked.Cause,
            Asked = { picked.Plan.Chosen.Where(site => !kept.Contains(site.Trust)).Select(Site) },
            KeptTrusts = { kept.Select(ResourceNames.Of) },
            OfferablePatients = picked.Plan.OfferablePatients,
            OfferableProbability = picked.Plan.OfferableProbability,
        };
    }

    private static ImmutableArray<TrustId> KeptBefore(Study? before) =>
        [.. before?.Sites.Where(site => site.IsKept).Select(site => site.Trust) ?? []];

    private static V1.EventSite Site(SiteDecision site) => new()
    {
        Trust = ResourceNames.Of(site.Trust),
        Patients = site.Cap,
        StartMonth = site.Start?.ToProto(),
    };

    private static V1.RefusedHold Refused(HoldRefusal refusal) => new()
    {
        Trust = ResourceNames.Of(refusal.Trust),
        Shortfalls =
        {
            refusal.Shortfalls.Select(shortfall => new V1.ShortPool
            {
                PoolId = shortfall.Pool.Value,
                Month = shortfall.Month.ToProto(),
                Asked = shortfall.Asked,
                Free = shortfall.Free,
            }),
        },
    };

    private static V1.BindingLimits NotPlaced(PlacementPlan plan) =>
        new() { Binding = { plan.Binding }, OfferablePatients = plan.OfferablePatients };

    private static V1.AcceptedRequest Accepted(RequestAccepted accepted) => new()
    {
        Trust = ResourceNames.Of(accepted.Trust),
        Patients = accepted.Patients,
        StartMonth = accepted.Start?.ToProto(),
        Investigator = accepted.Investigator,
        AnsweredByCentre = accepted.IsByCentre,
    };

    private static V1.MadeOffer Offer(Offered offered) => new()
    {
        Patients = offered.Plan.OfferablePatients,
        Probability = offered.Plan.OfferableProbability,
        Sites = { offered.Plan.Chosen.Select(Site) },
        StandsUntilTime = offered.StandsUntil.ToTimestamp(),
    };

    private static V1.ReportedRecruitment Reported(RecruitmentReported reported, Study? before)
    {
        var proto = new V1.ReportedRecruitment
        {
            Trust = ResourceNames.Of(reported.Trust),
            Month = reported.Month.ToProto(),
            Patients = reported.Patients,
        };
        if (before?.FindSite(reported.Trust) is { } site && site.Recruited.TryGetValue(reported.Month, out var earlier))
        {
            proto.CorrectedPatients = earlier;
        }

        return proto;
    }

    private static V1.EventTrusts Trusts(IEnumerable<TrustId> trusts) => new() { Trusts = { trusts.Select(ResourceNames.Of) } };
}
