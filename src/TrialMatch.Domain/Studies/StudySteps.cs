using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies;

/// <summary>Determines a study's next step, and the time at which it must be woken.</summary>
public static class StudySteps
{
    /// <summary>The time that a study may spend in a transient state before it is woken.</summary>
    public static readonly TimeSpan PassingTime = TimeSpan.FromSeconds(5);

    public static StudyStep Next(Study study, DateTimeOffset now)
    {
        if (study.HasOpenRound)
        {
            return StudyStep.AskForHolds;
        }

        if (study.Sites.Any(site => !site.IsSettled))
        {
            return StudyStep.SettleHolds;
        }

        if (study.Inquiry is { IsOpen: true } inquiry)
        {
            return InquirySteps.NextOf(study.State, inquiry, now);
        }

        return study.State switch
        {
            StudyState.Registered or StudyState.Matching => StudyStep.PickSites,
            StudyState.Requested => NextOfRequested(study, now),
            StudyState.Offered => NextOfOffered(study, now),
            StudyState.Placed or StudyState.Recruiting when study.Sites.Any(site => site.NeedsRephasing) => StudyStep.Rephase,
            StudyState.Waitlisted when now >= WindowEnd(study) => StudyStep.PickSites,
            _ => StudyStep.Rest,
        };
    }

    /// <summary>Returns the latest time at which the study must be woken; null where it may rest for good.</summary>
    public static DateTimeOffset? DueAt(Study study) =>
        Next(study, study.UpdatedAt) == StudyStep.Rest ? NextMoment(study) : study.UpdatedAt + PassingTime;

    /// <summary>Returns whether a site that is asked now would have a working day to answer.</summary>
    public static bool MayAskOthers(Study study, DateTimeOffset now) =>
        study.AnswerBy is not { } answerBy || WorkingDays.Deadline(now, workingDays: 1) <= answerBy;

    /// <summary>Returns the sites that are due a reminder, and which kind.</summary>
    internal static RequestsReminded? RemindersDue(Study study, DateTimeOffset now)
    {
        return AnswerReminders.DueOf(study.Sites, now) is var (kind, trusts) ? new RequestsReminded(kind, trusts) : null;
    }

    private static StudyStep NextOfRequested(Study study, DateTimeOffset now)
    {
        if (study.Sites.Any(site => site.IsOpen && site.AnswerBy <= now))
        {
            return StudyStep.LapseRequests;
        }

        if (study.RematchCause.Length > 0 && MayAskOthers(study, now))
        {
            return StudyStep.PickSites;
        }

        if (!study.Sites.Any(site => site.IsOpen))
        {
            return StudyStep.MakeOffer;
        }

        return RemindersDue(study, now) is null ? StudyStep.Rest : StudyStep.Remind;
    }

    private static StudyStep NextOfOffered(Study study, DateTimeOffset now) =>
        study.IsPlacing ? StudyStep.Place
        : study.OfferStandsUntil <= now ? StudyStep.ExpireOffer
        : StudyStep.Rest;

    private static DateTimeOffset? NextMoment(Study study) => study.State switch
    {
        _ when study.Inquiry is { IsOpen: true } inquiry => InquirySteps.NextMomentOf(study.State, inquiry),
        StudyState.Requested => AnswerReminders.NextOf(study.Sites),
        StudyState.Offered => study.OfferStandsUntil,
        StudyState.Waitlisted => WindowEnd(study),
        _ => null,
    };

    private static DateTimeOffset WindowEnd(Study study) => OsloTime.EndOf(study.Draft.EnrolmentEnd);
}
