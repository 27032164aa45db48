using Google.Protobuf.WellKnownTypes;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps inquiries, the sites' interest, and the feasibility report.</summary>
internal static class Inquiries
{
    public static V1.Inquiry ToProto(this Inquiry inquiry)
    {
        var proto = new V1.Inquiry
        {
            DecideBy = inquiry.DecideBy.ToProto(),
            Outcome = (V1.Inquiry.Types.Outcome)(int)inquiry.Outcome,
            AnswerByTime = inquiry.AnswerBy?.ToTimestamp(),
            ReportTime = inquiry.ReportedAt?.ToTimestamp(),
            DecideTime = inquiry.DecidedAt?.ToTimestamp(),
            LossReason = ToProto(inquiry.Loss),
            LossRemarks = inquiry.LossRemarks,
        };
        proto.Sites.AddRange(inquiry.Sites.Select(ToProto));
        proto.Questions.AddRange(inquiry.Questions.Select(ToProto));
        return proto;
    }

    public static V1.FeasibilityReport ToReport(this Study study, Inquiry inquiry)
    {
        var report = FeasibilityReport.Of(inquiry);
        var figures = inquiry.Figures;
        var proto = new V1.FeasibilityReport
        {
            Study = ResourceNames.Of(study.Id),
            ReportTime = inquiry.ReportedAt?.ToTimestamp(),
            DecideBy = inquiry.DecideBy.ToProto(),
            Outcome = (V1.Inquiry.Types.Outcome)(int)inquiry.Outcome,
            AskedSites = report.Sites.Length,
            InterestedSites = report.Interested,
            WantsToKnowMoreSites = report.WantsToKnowMore,
            NotInterestedSites = report.NotInterested,
            SilentSites = report.Silent,
            StatedPatients = report.StatedPatients,
            OfferablePatients = figures?.OfferablePatients ?? 0,
            OfferableProbability = figures?.OfferableProbability ?? 0,
            TargetPatients = study.Draft.TargetPatients,
            TargetProbability = figures?.TargetProbability ?? 0,
        };
        proto.PlannedTrusts.AddRange(figures?.PlannedTrusts.Select(ResourceNames.Of) ?? []);
        proto.Binding.AddRange(figures?.Binding ?? []);
        proto.Assumptions.AddRange(figures?.Assumptions ?? []);
        proto.Limits.AddRange(report.Limits.Select(count => new V1.LimitCount { Limit = ToProto(count.Limit), Sites = count.Sites }));
        proto.Sites.AddRange(report.Sites.Select(ToProto));
        proto.Questions.AddRange(inquiry.Questions.Select(ToProto));
        return proto;
    }

    /// <summary>Returns the form that a request contains. What is wrong with it, the study's rules find.</summary>
    public static InterestForm FormOf(V1.ReportInterestRequest request) => new(
        (Interest)(int)request.Interest,
        request.HasPopulationThere ? request.PopulationThere : null,
        request.HasPatients ? request.Patients : null,
        (RecruitmentChance)(int)request.Chance,
        [.. request.Limits.Select(limit => (InterestLimit)(int)limit)]);

    public static V1.ReportedInterest ToProto(this InterestReported reported)
    {
        var proto = new V1.ReportedInterest
        {
            Trust = ResourceNames.Of(reported.Trust),
            Interest = (V1.InterestRequest.Types.Answer)(int)reported.Form.Interest,
            Chance = (V1.InterestRequest.Types.Chance)(int)reported.Form.Chance,
            AnsweredByCentre = reported.IsByCentre,
        };
        proto.Limits.AddRange(reported.Form.Limits.Select(ToProto));
        if (reported.Form.IsPopulationThere is { } there)
        {
            proto.PopulationThere = there;
        }

        if (reported.Form.Patients is { } patients)
        {
            proto.Patients = patients;
        }

        return proto;
    }

    public static V1.Inquiry.Types.LossReason ToProto(LossReason? reason) => (V1.Inquiry.Types.LossReason)(int)(reason ?? LossReason.Unspecified);

    private static V1.InterestRequest ToProto(InterestSite site)
    {
        var proto = new V1.InterestRequest
        {
            Trust = ResourceNames.Of(site.Trust),
            Area = (V1.Area)(int)site.Area,
            AskTime = site.AskedAt.ToTimestamp(),
            AnswerByTime = site.AnswerBy.ToTimestamp(),
            PlannedPatients = site.Patients,
            PlannedStartMonth = site.Start.ToProto(),
            AnswerTime = site.AnsweredAt?.ToTimestamp(),
            Late = site.IsLate,
        };
        if (site.Answer is { } answer)
        {
            SetAnswer(proto, answer);
        }

        return proto;
    }

    private static void SetAnswer(V1.InterestRequest proto, InterestReported answer)
    {
        proto.Interest = (V1.InterestRequest.Types.Answer)(int)answer.Form.Interest;
        proto.Chance = (V1.InterestRequest.Types.Chance)(int)answer.Form.Chance;
        proto.Limits.AddRange(answer.Form.Limits.Select(ToProto));
        proto.Remarks = answer.Remarks;
        proto.AnsweredByCentre = answer.IsByCentre;
        if (answer.Form.IsPopulationThere is { } there)
        {
            proto.PopulationThere = there;
        }

        if (answer.Form.Patients is { } patients)
        {
            proto.Patients = patients;
        }
    }

    private static V1.InterestRequest.Types.Limit ToProto(InterestLimit limit) => (V1.InterestRequest.Types.Limit)(int)limit;

    private static V1.InquiryQuestion ToProto(InquiryQuestion question) => new()
    {
        Question = question.Number,
        Trust = ResourceNames.Of(question.Trust),
        BySponsor = question.IsBySponsor,
        Text = question.Text,
        AskTime = question.AskedAt.ToTimestamp(),
        Answer = question.Answer ?? string.Empty,
        AnswerTime = question.AnsweredAt?.ToTimestamp(),
    };
}
