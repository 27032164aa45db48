using Google.Protobuf.WellKnownTypes;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Api.Mapping;

internal static class Studies
{
    /// <param name="thisMonth">The current month in Oslo.</param>
    public static V1.Study ToProto(this Study study, Month thisMonth)
    {
        var proto = Frame(study);
        proto.Requests.AddRange(study.Sites.Select(site => site.ToProto(study)));
        proto.AnswerByTime = study.AnswerBy?.ToTimestamp();
        proto.Offer = OfferOf(study);
        proto.Recruitment = RecruitmentForecast.Of(study, thisMonth)?.ToProto(study);
        proto.Inquiry = study.Inquiry?.ToProto();
        proto.LikelyDuplicates.AddRange(study.LikelyDuplicates.Select(ResourceNames.Of));
        return proto;
    }

    private static V1.Offer? OfferOf(Study study) => study.OfferStandsUntil is { } until
        ? new V1.Offer
        {
            Patients = study.Plan!.OfferablePatients,
            Probability = study.Plan.OfferableProbability,
            TargetProbability = study.Plan.Probability,
            StandsUntilTime = until.ToTimestamp(),
        }
        : null;

    private static V1.Study Frame(Study study) => new()
    {
        Name = ResourceNames.Of(study.Id),
        Sponsor = ResourceNames.Of(study.Sponsor),
        Draft = study.Draft.ToProto(),
        State = study.State.ToProto(),
        Plan = study.Plan?.ToProto() ?? new V1.Plan
        {
            Classification = study.Classification.ToProto(),
            Outcome = V1.Plan.Types.Outcome.Unclassified,
            TargetPatients = study.Draft.TargetPatients,
            WantedProbability = study.Draft.Probability,
        },
        RegisterTime = study.RegisteredAt.ToTimestamp(),
        UpdateTime = study.UpdatedAt.ToTimestamp(),
        Version = study.Version,
        Etag = Etags.Of(study.Version),
        MatchingRound = study.Round,
        Priority = study.Priority,
        Blinded = study.IsBlinded,
        Release = study.Release is { } release ? new V1.PublicRelease { FromDate = release.From.ToProto(), Title = release.Title } : null,
    };

    public static V1.StudySummary ToProto(this StudyEntry entry) => new()
    {
        Name = ResourceNames.Of(entry.Id),
        Sponsor = ResourceNames.Of(entry.Sponsor),
        Title = entry.Title,
        State = entry.State.ToProto(),
        Lead = (V1.Area)(int)entry.Lead,
        RegisterTime = entry.RegisteredAt.ToTimestamp(),
        Priority = entry.Priority,
        Blinded = entry.IsBlinded,
    };

    private static V1.RecruitmentForecast ToProto(this RecruitmentForecast forecast, Study study)
    {
        var proto = new V1.RecruitmentForecast
        {
            RecruitedPatients = forecast.RecruitedPatients,
            OfferedPatients = forecast.OfferedPatients,
            Probability = forecast.Probability,
            Patients = forecast.Patients.ToProto(),
            FirstPatientMonth = study.FirstPatientMonth?.ToProto(),
            LastPatientTime = study.EnrolmentEndedAt?.ToTimestamp(),
        };
        proto.Sites.AddRange(forecast.Sites.Select(site => new V1.SiteRecruitment
        {
            Trust = ResourceNames.Of(site.Trust),
            PromisedPatients = site.PromisedPatients,
            RecruitedPatients = site.RecruitedPatients,
            Cap = site.Cap,
            RatePerMonth = site.RatePerMonth,
        }));
        return proto;
    }

    public static V1.Study.Types.State ToProto(this StudyState state) => (V1.Study.Types.State)(int)state;
}
