using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Obstacles;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Abstractions.Serialization;

/// <summary>The names under which domain types cross between grains. Never change or reuse a name.</summary>
public static class DomainAliases
{
    public static IReadOnlyDictionary<Type, string> ByType { get; } = new Dictionary<Type, string>
    {
        [typeof(Actor)] = "trialmatch.domain.Actor",
        [typeof(AmountChange)] = "trialmatch.domain.AmountChange",
        [typeof(Area)] = "trialmatch.domain.Area",
        [typeof(AreaAssigned)] = "trialmatch.domain.AreaAssigned",
        [typeof(Authority)] = "trialmatch.domain.Authority",
        [typeof(Centre)] = "trialmatch.domain.Centre",
        [typeof(Claim)] = "trialmatch.domain.Claim",
        [typeof(CommandEvent)] = "trialmatch.domain.CommandedEvent",
        [typeof(HistoryEntry)] = "trialmatch.domain.HistoryEntry",
        [typeof(Hold)] = "trialmatch.domain.Hold",
        [typeof(HoldRevision)] = "trialmatch.domain.HoldRevision",
        [typeof(InquiryConfirmed)] = "trialmatch.domain.InquiryConfirmed",
        [typeof(InquiryLost)] = "trialmatch.domain.InquiryLost",
        [typeof(InterestReported)] = "trialmatch.domain.InterestReported",
        [typeof(LastPatientIn)] = "trialmatch.domain.LastPatientIn",
        [typeof(Month)] = "trialmatch.domain.Month",
        [typeof(Obstacle)] = "trialmatch.domain.Obstacle",
        [typeof(ObstacleCategory)] = "trialmatch.domain.ObstacleCategory",
        [typeof(OfferAccepted)] = "trialmatch.domain.OfferAccepted",
        [typeof(OfferDeclined)] = "trialmatch.domain.OfferDeclined",
        [typeof(OtherCommitment)] = "trialmatch.domain.OtherCommitment",
        [typeof(PlacementPlan)] = "trialmatch.domain.PlacementPlan",
        [typeof(PlacementPreview)] = "trialmatch.domain.PlacementPreview",
        [typeof(PlanExtras)] = "trialmatch.domain.PlanExtras",
        [typeof(PoolCapacity)] = "trialmatch.domain.PoolCapacity",
        [typeof(QuestionAnswered)] = "trialmatch.domain.QuestionAnswered",
        [typeof(QuestionAsked)] = "trialmatch.domain.QuestionAsked",
        [typeof(RecruitmentEntry)] = "trialmatch.domain.RecruitmentEntry",
        [typeof(RecruitmentReported)] = "trialmatch.domain.RecruitmentReported",
        [typeof(ReferredPatients)] = "trialmatch.domain.ReferredPatients",
        [typeof(Refusal)] = "trialmatch.domain.Refusal",
        [typeof(RequestAccepted)] = "trialmatch.domain.RequestAccepted",
        [typeof(RequestDeclined)] = "trialmatch.domain.RequestDeclined",
        [typeof(RequestId)] = "trialmatch.domain.RequestId",
        [typeof(Reservation)] = "trialmatch.domain.Reservation",
        [typeof(ReserveOutcome)] = "trialmatch.domain.ReserveOutcome",
        [typeof(SiteAreas)] = "trialmatch.domain.SiteAreas",
        [typeof(SiteFigures)] = "trialmatch.domain.SiteFigures",
        [typeof(SiteQuery)] = "trialmatch.domain.SiteQuery",
        [typeof(Sponsor)] = "trialmatch.domain.Sponsor",
        [typeof(SponsorId)] = "trialmatch.domain.SponsorId",
        [typeof(Study)] = "trialmatch.domain.Study",
        [typeof(StudyClosed)] = "trialmatch.domain.StudyClosed",
        [typeof(StudyDisclosed)] = "trialmatch.domain.StudyDisclosed",
        [typeof(StudyDraft)] = "trialmatch.domain.StudyDraft",
        [typeof(StudyForwarded)] = "trialmatch.domain.StudyForwarded",
        [typeof(StudyId)] = "trialmatch.domain.StudyId",
        [typeof(StudyIntent)] = "trialmatch.domain.StudyIntent",
        [typeof(StudyPrioritised)] = "trialmatch.domain.StudyPrioritised",
        [typeof(StudyReleased)] = "trialmatch.domain.StudyReleased",
        [typeof(StudyWithdrawn)] = "trialmatch.domain.StudyWithdrawn",
        [typeof(StudyWithheld)] = "trialmatch.domain.StudyWithheld",
        [typeof(TrustChange)] = "trialmatch.domain.TrustChange",
        [typeof(TrustChangeResult)] = "trialmatch.domain.TrustChangeResult",
        [typeof(TrustId)] = "trialmatch.domain.TrustId",
        [typeof(TrustProfile)] = "trialmatch.domain.TrustProfile",
    };
}
