using System.Text;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Notices;
using TrialMatch.Primitives;

namespace TrialMatch.Notices.Mail;

/// <summary>The text of a notice, in English.</summary>
internal sealed record NoticeText(string Subject, string Body)
{
    public static NoticeText Of(Notice notice, NetworkSeed network)
    {
        var (subject, sentence, asks) = Words(notice, network);
        var body = new StringBuilder()
            .Append(sentence).Append("\n\n")
            .Append("Study: ").Append(notice.Study.Value).Append('\n')
            .Append("Centre: ").Append(CentreName(notice.Area, network)).Append('\n');
        if (notice.Trust is { } trust)
        {
            body.Append("Trust: ").Append(TrustName(trust, network)).Append('\n');
        }

        if (notice.AnswerBy is { } answerBy)
        {
            body.Append(notice.Kind == NoticeKind.OfferMade ? "Stands until: " : "Answer by: ")
                .Append(OsloText.Of(answerBy)).Append(" (Oslo time)\n");
        }

        body.Append('\n').Append(asks)
            .Append("\n\nThis is an automatic message from TrialMatch. Replies to it are not read.\n");
        return new NoticeText($"TrialMatch: {subject} ({notice.Study.Value})", body.ToString());
    }

    private static (string Subject, string Sentence, string Asks) Words(Notice notice, NetworkSeed network)
    {
        var trust = notice.Trust is { } id ? TrustName(id, network) : "a trust";
        return notice.Kind switch
        {
            NoticeKind.RequestMade => (
                "a study asks for an answer", $"A study asks {trust} to take part.", "Please answer in TrialMatch."),
            NoticeKind.ReminderHalfTime => (
                "half of the time to answer has passed",
                $"Half of the time to answer has passed, and {trust} has not answered yet.",
                "Please answer in TrialMatch."),
            NoticeKind.ReminderLastDay => (
                "last day to answer",
                $"This is the last day to answer, and {trust} has not answered yet.",
                "Without an answer the capacity held for the study is released. Please answer in TrialMatch."),
            NoticeKind.RequestWithdrawn => (
                "a request is withdrawn", $"A study no longer asks {trust} for an answer.", "There is nothing to do."),
            NoticeKind.OfferMade => (
                "an offer is made",
                "The answers are in, and the sponsor has been made an offer.",
                "The offer is in TrialMatch."),
            NoticeKind.HoldEvicted => (
                "a hold was evicted",
                $"{trust} evicted capacity that was held for a study.",
                "The study is being matched again; see its status in TrialMatch."),
            _ => throw new ArgumentOutOfRangeException(nameof(notice), notice.Kind, "Expected a kind of notice that has a text."),
        };
    }

    private static string TrustName(TrustId trust, NetworkSeed network) => network.FindTrust(trust)?.Name ?? trust.Value;

    private static string CentreName(Area area, NetworkSeed network) => network.FindCentre(area)?.Name ?? "the coordinating unit";
}
