using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Drafts.Intakes;

namespace TrialMatch.Testing;

/// <summary>Drafts of studies whose sponsor has not decided.</summary>
public static class InquiryDrafts
{
    public static StudyDraft DecidedBy(this StudyDraft draft, DateOnly day) =>
        draft with { Intake = (draft.Intake ?? new StudyIntake()) with { Decision = new SponsorDecision(DecisionStage.CountrySelection, day) } };
}
