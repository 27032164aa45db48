using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Notices;

namespace TrialMatch.Notices.Mail;

/// <summary>Decides who receives which notice.</summary>
internal static class Recipients
{
    /// <summary>The coordinating unit, among the ids of trusts and centres.</summary>
    public const string CoordinatingUnit = "coordinating-unit";

    /// <summary>
    /// Returns the ids of the trusts and centres that receive a notice. The coordinating unit stands for the centre where it leads; nobody does if the
    /// network has no centre for the area.
    /// </summary>
    public static IEnumerable<string> Of(Notice notice, NetworkSeed network)
    {
        if (GoesToTrust(notice.Kind) && notice.Trust is { } trust)
        {
            yield return trust.Value;
        }

        if (GoesToCentre(notice.Kind) && LeadOf(notice.Area, network) is { } lead)
        {
            yield return lead;
        }
    }

    private static string? LeadOf(Area area, NetworkSeed network) =>
        area == Area.OtherFields ? CoordinatingUnit : network.FindCentre(area)?.Id.Value;

    private static bool GoesToTrust(NoticeKind kind) => kind
        is NoticeKind.RequestMade
        or NoticeKind.ReminderHalfTime
        or NoticeKind.ReminderLastDay
        or NoticeKind.RequestWithdrawn
        or NoticeKind.InterestAsked
        or NoticeKind.InterestReminder
        or NoticeKind.InquiryEnded
        or NoticeKind.HoldEvicted;

    // On the last day the centre can still call the site. Notices that it cannot act on are in the service only.
    private static bool GoesToCentre(NoticeKind kind) => kind
        is NoticeKind.ReminderLastDay
        or NoticeKind.OfferMade
        or NoticeKind.DecisionDue
        or NoticeKind.HoldEvicted;
}
