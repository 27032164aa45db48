namespace TrialMatch.Domain.Studies.Events;

/// <summary>The names under which events are stored and shown. A stored name is never changed or reused.</summary>
public static class StudyEventNames
{
    public static IReadOnlyDictionary<Type, string> ByType { get; } = new Dictionary<Type, string>
    {
        [typeof(StudyRegistered)] = "registered",
        [typeof(StudySentToTriage)] = "sent-to-triage",
        [typeof(SitesPicked)] = "sites-picked",
        [typeof(HoldsMade)] = "holds-made",
        [typeof(HoldsRefused)] = "holds-refused",
        [typeof(StudyWaitlisted)] = "waitlisted",
        [typeof(StudyFoundNotFeasible)] = "found-not-feasible",
        [typeof(RequestAccepted)] = "request-accepted",
        [typeof(RequestDeclined)] = "request-declined",
        [typeof(RequestsReminded)] = "requests-reminded",
        [typeof(RequestsLapsed)] = "requests-lapsed",
        [typeof(HoldLost)] = "hold-lost",
        [typeof(HoldsSettled)] = "holds-settled",
        [typeof(Offered)] = "offered",
        [typeof(OfferAccepted)] = "offer-accepted",
        [typeof(OfferDeclined)] = "offer-declined",
        [typeof(OfferExpired)] = "offer-expired",
        [typeof(StudyPlaced)] = "placed",
        [typeof(RecruitmentReported)] = "recruitment-reported",
        [typeof(CommitmentRephased)] = "commitment-rephased",
        [typeof(RephasingRefused)] = "rephasing-refused",
        [typeof(LastPatientIn)] = "last-patient-in",
        [typeof(StudyClosed)] = "closed",
        [typeof(StudyWithdrawn)] = "withdrawn",
        [typeof(AreaAssigned)] = "area-assigned",
        [typeof(StudyForwarded)] = "forwarded",
        [typeof(StudyPrioritised)] = "prioritised",
        [typeof(StudyDisclosed)] = "disclosed",
        [typeof(StudyReleased)] = "released",
        [typeof(StudyWithheld)] = "withheld",
        [typeof(InterestAsked)] = "interest-asked",
        [typeof(InterestReported)] = "interest-reported",
        [typeof(InterestReminded)] = "interest-reminded",
        [typeof(InterestLapsed)] = "interest-lapsed",
        [typeof(FeasibilityReported)] = "feasibility-reported",
        [typeof(QuestionAsked)] = "question-asked",
        [typeof(QuestionAnswered)] = "question-answered",
        [typeof(DecisionReminded)] = "decision-reminded",
        [typeof(InquiryConfirmed)] = "inquiry-confirmed",
        [typeof(InquiryLost)] = "inquiry-lost",
        [typeof(InquiryLapsed)] = "inquiry-lapsed",
    };

    public static string NameOf(StudyEvent happened) => ByType[happened.GetType()];
}
