using Google.Protobuf.WellKnownTypes;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps requests to sites, and their answers.</summary>
internal static class Requests
{
    public static V1.SiteRequest ToProto(this StudySite site, Study study)
    {
        var proto = new V1.SiteRequest
        {
            Study = ResourceNames.Of(study.Id),
            StudyTitle = study.Draft.Title,
            Trust = ResourceNames.Of(site.Trust),
            Area = (V1.Area)(int)site.Area,
            State = site.State.ToProto(),
            AskTime = site.AskedAt.ToTimestamp(),
            AnswerByTime = site.AnswerBy.ToTimestamp(),
            AskedPatients = site.AskedPatients,
            AskedStartMonth = site.Asked.Start.ToProto(),
            Blinded = study.IsBlinded,
        };
        SetAnswer(proto, site);
        proto.Recruitment.AddRange(site.Recruited.Select(reported =>
            new V1.MonthlyRecruitment { Month = reported.Key.ToProto(), Patients = reported.Value }));
        return proto;
    }

    public static V1.SiteRequest ToProto(this RequestEntry entry) => new()
    {
        Study = ResourceNames.Of(entry.Study),
        StudyTitle = entry.StudyTitle,
        Trust = ResourceNames.Of(entry.Trust),
        Area = (V1.Area)(int)entry.Area,
        State = entry.State.ToProto(),
        AskTime = entry.AskedAt.ToTimestamp(),
        AnswerByTime = entry.AnswerBy.ToTimestamp(),
        AskedPatients = entry.Patients,
        AskedStartMonth = entry.Brief?.Start.ToProto(),
        AcceptedPatients = entry.AcceptedPatients,
        AcceptedStartMonth = entry.AcceptedStart?.ToProto(),
        Blinded = entry.IsBlinded,
    };

    public static V1.RequestBrief ToProto(this RequestBrief brief, string sponsorDisplayName)
    {
        var proto = new V1.RequestBrief
        {
            Sponsor = ResourceNames.Of(brief.Sponsor),
            SponsorDisplayName = sponsorDisplayName,
            Phase = (V1.Phase)(int)brief.Phase,
            Condition = brief.Condition,
            ConditionGroup = brief.ConditionGroup is { } group ? EnumText.Of(group) : string.Empty,
            EnrolmentStart = brief.EnrolmentStart.ToProto(),
            EnrolmentEnd = brief.EnrolmentEnd.ToProto(),
            FollowUpMonths = brief.FollowUpMonths,
        };
        proto.Workload.AddRange(brief.Workload.Select(pool => new V1.PoolWorkload
        {
            PoolId = pool.Pool.Value,
            AmountPerPatient = pool.PerPatient,
            TotalAmount = pool.Total,
            PeakMonth = pool.PeakMonth.ToProto(),
            PeakAmount = pool.PeakAmount,
        }));
        return proto;
    }

    private static void SetAnswer(V1.SiteRequest proto, StudySite site)
    {
        proto.AnswerTime = site.AnsweredAt?.ToTimestamp();
        if (site.Acceptance is { } accepted)
        {
            proto.AcceptedPatients = accepted.Patients;
            proto.AcceptedStartMonth = site.Start.ToProto();
            proto.Investigator = accepted.Investigator;
            proto.Remarks = accepted.Remarks;
            proto.AnsweredByCentre = accepted.IsByCentre;
        }

        if (site.Refusal is { } declined)
        {
            proto.DeclineReason = (V1.SiteRequest.Types.DeclineReason)(int)declined.Reason;
            proto.Remarks = declined.Remarks;
            proto.AnsweredByCentre = declined.IsByCentre;
        }
    }

    private static V1.SiteRequest.Types.State ToProto(this RequestState state) => (V1.SiteRequest.Types.State)(int)state;
}
