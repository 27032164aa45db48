using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>Decides on an inquiry's events, without side effects.</summary>
public static class InquiryDecisions
{
    /// <summary>Returns the sites of a plan that are worth asking: those that could take part, chosen or not.</summary>
    public static ImmutableArray<AskedInterest> SitesToAsk(PlacementPlan plan) =>
    [
        .. plan.Sites
            .Where(site => site.Reason is ReasonCode.Chosen or ReasonCode.Dominated or ReasonCode.Fairness && site is { Start: not null, Cap: > 0 })
            .Select(site => new AskedInterest(site.Trust, site.Area, site.Cap, site.Start!.Value)),
    ];

    /// <summary>Returns the event that follows from an inquiry's first plan.</summary>
    /// <param name="toAsk">The sites to ask; empty where no site could take part even in an empty calendar.</param>
    public static StudyEvent OnExplored(Study study, PlacementPlan plan, ImmutableArray<AskedInterest> toAsk, DateTimeOffset now)
    {
        if (plan.Outcome == PlanOutcome.Unclassified)
        {
            return new StudySentToTriage();
        }

        var inquiry = study.Inquiry!;
        var answerBy = WorkingDays.Deadline(now, study.Draft.AnswerWorkingDays);
        return toAsk.IsEmpty
            ? new StudyFoundNotFeasible(plan)
            : new InterestAsked(plan, toAsk, answerBy < inquiry.Ends ? answerBy : inquiry.Ends);
    }

    /// <summary>Returns a refusal of an answer that names more patients than the trust could ever take, or null.</summary>
    /// <param name="mostEver">The most that the study could have there in an empty calendar; null where that is not known.</param>
    public static Refusal? RefusalOfNumber(InterestReported reported, int? mostEver) =>
        mostEver is { } most && reported.Form.Patients is { } patients && patients > most
            ? Refusal.Of(
                RefusalReason.BeyondCapacity,
                "patients",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected at most {most}: {reported.Trust} could not take more in the study's window if all that it declares were free, nor does the study want more of one site"))
                .With("trust", reported.Trust.Value).With("mostPatients", most.ToString(CultureInfo.InvariantCulture))
            : null;

    /// <summary>Returns the event for the sites whose deadline has passed.</summary>
    public static InterestLapsed OnDeadline(Inquiry inquiry, DateTimeOffset now) =>
        new([.. inquiry.Sites.Where(site => site.IsOpen && site.AnswerBy <= now).Select(site => site.Trust)]);

    /// <summary>Returns the event for the reminders that are due to sites.</summary>
    public static InterestReminded OnReminderTime(Inquiry inquiry, DateTimeOffset now) => AnswerReminders.DueOf(inquiry.Sites, now) is var (kind, trusts)
        ? new InterestReminded(kind, trusts)
        : throw new InvalidOperationException("No site of the inquiry is due a reminder.");

    /// <summary>Returns the event for the reminder that is due to the sponsor.</summary>
    public static DecisionReminded OnDecisionReminderTime(Inquiry inquiry, DateTimeOffset now) => InquirySteps.ReminderDue(inquiry, now) is { } kind
        ? new DecisionReminded(kind)
        : throw new InvalidOperationException("The inquiry's sponsor is due no reminder.");

    /// <summary>Returns the refusal of what only an inquiry has.</summary>
    public static Refusal NoInquiry(Study study) => Refusal.Of(
        RefusalReason.WrongState, "name", $"{study.Id} was registered to be placed at once; expected an inquiry").With("study", study.Id.Value);

    /// <summary>Returns a refusal of a command on the study's inquiry, or null.</summary>
    internal static Refusal? RefusalOf(Study study, CommandEvent wanted, DateTimeOffset now) => study.Inquiry is not { } inquiry
        ? NoInquiry(study)
        : wanted switch
        {
            InterestReported reported => RefusalOfInterest(study, inquiry, reported.Trust),
            QuestionAsked asked => RefusalOfQuestion(study, inquiry, asked.Trust),
            QuestionAnswered answered => RefusalOfQuestion(study, inquiry, answered.Trust) ?? RefusalOfAnswer(study, inquiry, answered),
            InquiryConfirmed => RefusalOfDecision(study, inquiry, now),
            InquiryLost => RefusalOfLoss(study, inquiry),
            _ => throw new ArgumentOutOfRangeException(nameof(wanted), wanted.GetType().Name, "an unknown command"),
        };

    /// <summary>Checks the form of a command on an inquiry, independent of the study.</summary>
    internal static void CheckForm(CommandEvent wanted, ViolationCollector violations)
    {
        switch (wanted)
        {
            case InterestReported reported:
                InterestFormValidator.Check(reported.Form, reported.Remarks, violations);
                break;
            case QuestionAsked asked:
                violations.Require(!string.IsNullOrWhiteSpace(asked.Remarks), "text", "the question in words");
                break;
            case QuestionAnswered answered:
                violations.Require(!string.IsNullOrWhiteSpace(answered.Remarks), "text", "the answer in words");
                violations.Require(answered.Question > 0, "question", "the number of a question");
                break;
            case InquiryLost lost:
                violations.Chosen("reason", lost.Reason, LossReason.Unspecified);
                violations.Require(lost.Reason != LossReason.Other || lost.Remarks.Length > 0, "remarks", "the reason in words, as the reason is OTHER");
                break;
        }
    }

    private static Refusal? RefusalOfInterest(Study study, Inquiry inquiry, TrustId trust) =>
        inquiry.FindSite(trust) is null ? NotAsked(study, trust) : inquiry.IsOpen ? null : Over(study, inquiry).With("trust", trust.Value);

    private static Refusal? RefusalOfQuestion(Study study, Inquiry inquiry, TrustId trust) => inquiry.FindSite(trust) is null
        ? NotAsked(study, trust)
        : inquiry.Outcome is InquiryOutcome.Open or InquiryOutcome.Confirmed && !study.IsOver ? null : Over(study, inquiry).With("trust", trust.Value);

    private static Refusal? RefusalOfAnswer(Study study, Inquiry inquiry, QuestionAnswered answered)
    {
        var question = inquiry.Questions.FirstOrDefault(asked => asked.Number == answered.Question && asked.Trust == answered.Trust);
        return question switch
        {
            null => Refusal.Invalid([new Violation("question", Expected(inquiry, answered))]),
            { Answer: not null } => Refusal.Of(
                RefusalReason.AlreadyAnswered, "question", $"question {answered.Question} of {study.Id} has been answered").With("trust", answered.Trust.Value),
            _ when question.IsBySponsor == answered.IsBySponsor => Refusal.Invalid(
                [new Violation("question", "expected a question of the other side: whoever asked it cannot answer it")]),
            _ => null,
        };
    }

    private static string Expected(Inquiry inquiry, QuestionAnswered answered)
    {
        var open = inquiry.Questions.Where(asked => asked.Trust == answered.Trust && asked.Answer is null).Select(asked => asked.Number).ToList();
        return open.Count == 0
            ? $"{answered.Trust} has no open question"
            : string.Create(CultureInfo.InvariantCulture, $"expected the number of an open question of {answered.Trust}: {string.Join(", ", open)}");
    }

    /// <summary>An inquiry may be confirmed before all have answered; those that have not are no longer waited for.</summary>
    private static Refusal? RefusalOfDecision(Study study, Inquiry inquiry, DateTimeOffset now) =>
        inquiry.Outcome == InquiryOutcome.Lapsed || (inquiry.IsOpen && inquiry.Ends <= now) ? Lapsed(study, inquiry)
        : !inquiry.IsOpen ? Over(study, inquiry)
        : study.State != StudyState.Exploring ? Refusal.Of(
            RefusalReason.WrongState, "name", $"{study.Id} is {EnumText.InWords(study.State)}; an inquiry can be confirmed once sites have been asked")
        : null;

    /// <summary>A sponsor may say why not also after its inquiry has lapsed: the reason is worth more than the date.</summary>
    private static Refusal? RefusalOfLoss(Study study, Inquiry inquiry) =>
        inquiry.Outcome is InquiryOutcome.Open or InquiryOutcome.Lapsed ? null : Over(study, inquiry);

    private static Refusal Lapsed(Study study, Inquiry inquiry) => Refusal.Of(
        RefusalReason.InquiryLapsed,
        "name",
        string.Create(CultureInfo.InvariantCulture, $"the inquiry {study.Id} lapsed at the end of {inquiry.DecideBy:yyyy-MM-dd}; register the study to have it placed"))
        .With("decideBy", inquiry.DecideBy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static Refusal Over(Study study, Inquiry inquiry) => Refusal.Of(
        RefusalReason.WrongState, "name", $"the inquiry {study.Id} has ended: {EnumText.InWords(inquiry.Outcome)}");

    private static Refusal NotAsked(Study study, TrustId trust) =>
        Refusal.Of(RefusalReason.NotAsked, "trust", $"the inquiry {study.Id} did not ask {trust}").With("trust", trust.Value);
}
