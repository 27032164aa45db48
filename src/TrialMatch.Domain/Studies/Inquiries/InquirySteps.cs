namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>Determines the next step of a study whose inquiry is open, and the time at which it must be woken.</summary>
internal static class InquirySteps
{
    /// <summary>The first reminder to the sponsor, in days before the decision date ends. A choice: a week to bring a decision about.</summary>
    private static readonly TimeSpan FirstReminder = TimeSpan.FromDays(7);

    private static readonly TimeSpan LastReminder = TimeSpan.FromDays(1);

    public static StudyStep NextOf(StudyState state, Inquiry inquiry, DateTimeOffset now) => state switch
    {
        _ when inquiry.Ends <= now => StudyStep.LapseInquiry,
        StudyState.Registered => StudyStep.AskForInterest,
        StudyState.Exploring when inquiry.Sites.Any(site => site.IsOpen && site.AnswerBy <= now) => StudyStep.LapseInterest,
        StudyState.Exploring when inquiry.NeedsCollation && !inquiry.Sites.Any(site => site.IsOpen) => StudyStep.ReportFeasibility,
        StudyState.Exploring when AnswerReminders.DueOf(inquiry.Sites, now) is not null => StudyStep.RemindOfInterest,
        StudyState.Exploring when ReminderDue(inquiry, now) is not null => StudyStep.RemindOfDecision,
        _ => StudyStep.Rest,
    };

    /// <summary>Returns the next time at which something is due while the study rests.</summary>
    public static DateTimeOffset NextMomentOf(StudyState state, Inquiry inquiry) => state != StudyState.Exploring
        ? inquiry.Ends
        : new[] { AnswerReminders.NextOf(inquiry.Sites), NextReminder(inquiry), inquiry.Ends }.OfType<DateTimeOffset>().Min();

    /// <summary>Returns the reminder of the decision date that the sponsor is due now, or null. It is reminded only once it has a report to decide on.</summary>
    public static ReminderKind? ReminderDue(Inquiry inquiry, DateTimeOffset now) => inquiry switch
    {
        { ReportedAt: null } or { Reminded: ReminderKind.LastDay } => null,
        _ when inquiry.Ends - LastReminder <= now => ReminderKind.LastDay,
        { Reminded: ReminderKind.Unspecified } when inquiry.Ends - FirstReminder <= now => ReminderKind.HalfTime,
        _ => null,
    };

    private static DateTimeOffset? NextReminder(Inquiry inquiry) => inquiry switch
    {
        { ReportedAt: null } or { Reminded: ReminderKind.LastDay } => null,
        { Reminded: ReminderKind.HalfTime } => inquiry.Ends - LastReminder,
        _ => inquiry.Ends - FirstReminder,
    };
}
