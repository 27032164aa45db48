using System.CommandLine;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Commands on a study that need no further arguments.</summary>
internal static class PlainChangeCommands
{
    public static IEnumerable<Command> Build() =>
    [
        StudyChange.For(
            new Command("accept", "The sponsor accepts the offer: all holds become commitments."),
            change => change.Session.Server.Studies.AcceptOfferAsync(
                new AcceptOfferRequest { RequestId = change.RequestId, Name = change.Study, Remarks = change.Remarks, Etag = change.Etag }, change.Session.Server.OneCall())),
        StudyChange.For(
            new Command("decline", "The sponsor declines the offer: all holds are released."),
            change => change.Session.Server.Studies.DeclineOfferAsync(
                new DeclineOfferRequest { RequestId = change.RequestId, Name = change.Study, Remarks = change.Remarks, Etag = change.Etag }, change.Session.Server.OneCall())),
        StudyChange.For(
            new Command("withdraw", "The sponsor withdraws the study: everything reserved is released."),
            change => change.Session.Server.Studies.WithdrawStudyAsync(
                new WithdrawStudyRequest { RequestId = change.RequestId, Name = change.Study, Remarks = change.Remarks, Etag = change.Etag }, change.Session.Server.OneCall())),
        StudyChange.For(
            new Command("disclose", "The sponsor discloses a blinded study: sites, centres and regions see its title and sponsor."),
            change => change.Session.Server.Studies.DiscloseStudyAsync(
                new DiscloseStudyRequest { RequestId = change.RequestId, Name = change.Study, Remarks = change.Remarks, Etag = change.Etag }, change.Session.Server.OneCall())),
        StudyChange.For(
            new Command("withhold", "The sponsor takes the study out of the public window again, or withdraws a release whose day has not come. Caches may show it for two minutes more."),
            change => change.Session.Server.Studies.WithholdStudyAsync(
                new WithholdStudyRequest { RequestId = change.RequestId, Name = change.Study, Remarks = change.Remarks, Etag = change.Etag }, change.Session.Server.OneCall())),
        StudyChange.For(
            new Command("close", "The study is over: everything still reserved is released."),
            change => change.Session.Server.Studies.CloseStudyAsync(
                new CloseStudyRequest { RequestId = change.RequestId, Name = change.Study, Remarks = change.Remarks, Etag = change.Etag }, change.Session.Server.OneCall())),
    ];
}
