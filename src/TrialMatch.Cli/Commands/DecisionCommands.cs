using System.CommandLine;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>What a sponsor decides on its inquiry.</summary>
internal static class DecisionCommands
{
    private static readonly Option<Inquiry.Types.LossReason> Reason = new("--reason")
    {
        Description = "Why not Norway: too-slow, too-few-patients, costs, standard-of-care, other-country, study-stopped or other; other needs --remarks.",
        HelpName = "REASON",
        CustomParser = Parsing.Choice<Inquiry.Types.LossReason>,
        Required = true,
    };

    public static IEnumerable<Command> Build() =>
    [
        StudyChange.For(
            new Command("confirm", "The sponsor goes ahead with its inquiry: the study is matched, sites that said yes first, and capacity is held."),
            change => change.Session.Server.Inquiries.ConfirmInquiryAsync(
                new ConfirmInquiryRequest { RequestId = change.RequestId, Name = change.Study, Remarks = change.Remarks, Etag = change.Etag }, change.Session.Server.OneCall())),
        StudyChange.For(
            new Command("lose", "The sponsor does not come to Norway, and says why; every site that answered is told.") { Reason },
            change => change.Session.Server.Inquiries.LoseInquiryAsync(
                new LoseInquiryRequest
                {
                    RequestId = change.RequestId,
                    Name = change.Study,
                    Reason = change.Session.Value(Reason),
                    Remarks = change.Remarks,
                    Etag = change.Etag,
                },
                change.Session.Server.OneCall())),
    ];
}
