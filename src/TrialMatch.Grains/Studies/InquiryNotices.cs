using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Notices;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Studies;

/// <summary>
/// Selects the events of an inquiry about which centres and trusts get e-mail. Every trust that answered is told how the inquiry ended, unless it
/// is asked to take part: then it gets the request.
/// </summary>
internal static class InquiryNotices
{
    public static IEnumerable<Notice> Of(Study? before, Study after, HistoryEntry entry)
    {
        if (after.Inquiry is not { } inquiry)
        {
            return [];
        }

        return entry.Event switch
        {
            InterestAsked asked => asked.Asked.Select(site => new Notice(NoticeKind.InterestAsked, after.Id, site.Trust, site.Area, asked.AnswerBy)),
            InterestReminded reminded => ToSites(NoticeKind.InterestReminder, after, reminded.Trusts.Contains),
            DecisionReminded when after.Classification.Lead is { } lead => [new Notice(NoticeKind.DecisionDue, after.Id, null, lead, inquiry.Ends)],
            HoldsMade when before?.Sites.IsEmpty == true => ToSites(NoticeKind.InquiryEnded, after, trust => HasAnswered(after, trust)),
            _ when before?.Inquiry?.IsOpen == true && !inquiry.IsOpen && after.IsOver =>
                ToSites(NoticeKind.InquiryEnded, after, trust => HasAnswered(after, trust)),
            _ => [],
        };
    }

    private static bool HasAnswered(Study study, TrustId trust) => study.FindSite(trust) is null && study.Inquiry!.FindSite(trust)!.Answer is not null;

    private static IEnumerable<Notice> ToSites(NoticeKind kind, Study study, Func<TrustId, bool> isTold) => study.Inquiry!.Sites
        .Where(site => isTold(site.Trust))
        .Select(site => new Notice(kind, study.Id, site.Trust, site.Area, kind == NoticeKind.InterestReminder ? site.AnswerBy : null));
}
