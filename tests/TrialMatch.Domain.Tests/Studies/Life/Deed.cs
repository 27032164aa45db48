namespace TrialMatch.Domain.Tests.Studies.Life;

/// <summary>Something that is done to the world. What the numbers pick depends on what is there.</summary>
/// <param name="Crash">The process ends after so many steps of it; it does not where null.</param>
/// <param name="IsRepeated">It is done twice, with the same request id.</param>
internal sealed record Deed(DeedKind Kind, int Which, int Where, int HowMuch, int? Crash, bool IsRepeated);

internal enum DeedKind
{
    Register,
    Accept,
    AcceptAll,
    Decline,
    TakeOffer,
    RefuseOffer,
    Withdraw,
    Report,
    ReportMonth,
    Correct,
    EndEnrolment,
    Close,
    Prioritise,
    Forward,
    LetTimePass,
    LetMonthsPass,
    Declare,
    PromiseElsewhere,
    KeepForResearch,
    Redeliver,
    Inquire,
    SayInterest,
    Ask,
    Confirm,
    Lose,
}
