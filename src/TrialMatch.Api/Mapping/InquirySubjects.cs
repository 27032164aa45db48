using Google.Protobuf.WellKnownTypes;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps the subjects of an inquiry's events for programs to read.</summary>
internal static class InquirySubjects
{
    public static void Set(V1.StudyEvent told, StudyEvent happened)
    {
        switch (happened)
        {
            case InterestAsked asked:
                told.InterestAsked = new V1.AskedInterest
                {
                    Trusts = { asked.Asked.Select(site => ResourceNames.Of(site.Trust)) },
                    AnswerByTime = asked.AnswerBy.ToTimestamp(),
                };
                break;
            case InterestReported reported:
                told.InterestReported = reported.ToProto();
                break;
            case InterestReminded reminded:
                told.InterestReminded = new V1.RemindedRequests
                {
                    Trusts = { reminded.Trusts.Select(ResourceNames.Of) },
                    LastDay = reminded.Kind == ReminderKind.LastDay,
                };
                break;
            case InterestLapsed lapsed:
                told.InterestLapsed = new V1.EventTrusts { Trusts = { lapsed.Trusts.Select(ResourceNames.Of) } };
                break;
            case FeasibilityReported report:
                told.FeasibilityReported = new V1.ReportedFeasibility
                {
                    OfferablePatients = report.Plan.OfferablePatients,
                    OfferableProbability = report.Plan.OfferableProbability,
                    PlannedTrusts = { report.Plan.Chosen.Select(site => ResourceNames.Of(site.Trust)) },
                };
                break;
            case QuestionAsked asked:
                told.QuestionAsked = new V1.ExchangedQuestion { Trust = ResourceNames.Of(asked.Trust), Question = told.Version, BySponsor = asked.IsBySponsor };
                break;
            case QuestionAnswered answered:
                told.QuestionAnswered = new V1.ExchangedQuestion { Trust = ResourceNames.Of(answered.Trust), Question = answered.Question, BySponsor = answered.IsBySponsor };
                break;
            case InquiryLost lost:
                told.InquiryLost = new V1.LostInquiry { Reason = Inquiries.ToProto(lost.Reason) };
                break;
        }
    }
}
