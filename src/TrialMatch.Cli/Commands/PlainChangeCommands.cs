using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>What can happen to a study without saying more than that it shall.</summary>
internal static class PlainChangeCommands
{
    public static IEnumerable<Command> Build(Terminal terminal) =>
    [
        StudyChange.For(
            new Command("accept", "The sponsor takes the offer: the sites commit what they hold."),
            terminal,
            change => change.Session.Server.Studies.AcceptOfferAsync(
                new AcceptOfferRequest { RequestId = change.RequestId, Name = change.Study, Remarks = change.Remarks, Etag = change.Etag }, change.Session.Server.OneCall())),
        StudyChange.For(
            new Command("decline", "The sponsor says no to the offer: what is held is given back."),
            terminal,
            change => change.Session.Server.Studies.DeclineOfferAsync(
                new DeclineOfferRequest { RequestId = change.RequestId, Name = change.Study, Remarks = change.Remarks, Etag = change.Etag }, change.Session.Server.OneCall())),
        StudyChange.For(
            new Command("withdraw", "The sponsor takes the study back: what is held is given back."),
            terminal,
            change => change.Session.Server.Studies.WithdrawStudyAsync(
                new WithdrawStudyRequest { RequestId = change.RequestId, Name = change.Study, Remarks = change.Remarks, Etag = change.Etag }, change.Session.Server.OneCall())),
        StudyChange.For(
            new Command("close", "The study is over: what is still reserved is given back."),
            terminal,
            change => change.Session.Server.Studies.CloseStudyAsync(
                new CloseStudyRequest { RequestId = change.RequestId, Name = change.Study, Remarks = change.Remarks, Etag = change.Etag }, change.Session.Server.OneCall())),
    ];
}
