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
            body.Append(DateLabelOf(notice.Kind))
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
            NoticeKind.InterestAsked => (
                "an inquiry asks whether you are interested",
                $"A sponsor that has not decided yet asks whether {trust} could take part in a study.",
                "Nothing is held, and the answer does not bind. Please answer in TrialMatch."),
            NoticeKind.InterestReminder => (
                "an inquiry waits for a word on your interest",
                $"An inquiry has not heard from {trust} yet.",
                "Nothing is held, and the answer does not bind. Please answer in TrialMatch."),
            NoticeKind.InquiryEnded => (
                "an inquiry has ended",
                $"The inquiry that {trust} answered has ended, and {trust} is not asked to take part.",
                "There is nothing to do; the outcome is in TrialMatch."),
            NoticeKind.DecisionDue => (
                "a sponsor has to decide soon",
                "The sponsor of an inquiry has its answers and has to decide soon.",
                "After that the inquiry lapses."),
            _ => throw new ArgumentOutOfRangeException(nameof(notice), notice.Kind, "Expected a kind of notice that has a text."),
        };
    }

    private static string DateLabelOf(NoticeKind kind) => kind switch
    {
        NoticeKind.OfferMade => "Stands until: ",
        NoticeKind.DecisionDue => "Decides by: ",
        _ => "Answer by: ",
    };

    private static string TrustName(TrustId trust, NetworkSeed network) => network.FindTrust(trust)?.Name ?? trust.Value;

    private static string CentreName(Area area, NetworkSeed network) => network.FindCentre(area)?.Name ?? "the coordinating unit";
}
