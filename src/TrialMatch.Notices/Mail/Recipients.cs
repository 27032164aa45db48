using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Notices;

namespace TrialMatch.Notices.Mail;

/// <summary>Who is told what.</summary>
internal static class Recipients
{
    /// <summary>The ids of the trusts and centres that a notice goes to; none of a centre that the network does not have.</summary>
    public static IEnumerable<string> Of(Notice notice, NetworkSeed network)
    {
        if (GoesToTrust(notice.Kind) && notice.Trust is { } trust)
        {
            yield return trust.Value;
        }

        if (GoesToCentre(notice.Kind) && network.FindCentre(notice.Area) is { } centre)
        {
            yield return centre.Id.Value;
        }
    }

    private static bool GoesToTrust(NoticeKind kind) => kind
        is NoticeKind.RequestMade
        or NoticeKind.ReminderHalfTime
        or NoticeKind.ReminderLastDay
        or NoticeKind.RequestWithdrawn
        or NoticeKind.HoldTakenBack;

    // On the last day the centre can still call; what it can do nothing about it finds in the service.
    private static bool GoesToCentre(NoticeKind kind) => kind
        is NoticeKind.ReminderLastDay
        or NoticeKind.OfferMade
        or NoticeKind.HoldTakenBack;
}
