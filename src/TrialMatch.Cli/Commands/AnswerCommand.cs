using System.CommandLine;
using System.CommandLine.Parsing;
using Google.Type;
using Grpc.Core;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Answers a request for a site: accepts for all patients held or for fewer, or declines with a reason.</summary>
internal static class AnswerCommand
{
    private static readonly Argument<string> Trust = new("TRUST") { Description = "Id or resource name of the trust that was asked." };

    private static readonly Option<bool> Accept = new("--accept") { Description = "The site takes part." };

    private static readonly Option<SiteRequest.Types.DeclineReason> Decline = new("--decline")
    {
        Description = "The site declines, for this reason, e.g. competing-study or staff; other needs --remarks.",
        HelpName = "REASON",
        CustomParser = Parsing.Choice<SiteRequest.Types.DeclineReason>,
    };

    private static readonly Option<int?> Patients = new("--patients")
    {
        Description = "The most patients the site takes: 1 to what is held for it.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<Date?> Start = new("--start")
    {
        Description = "The first month in which it will enrol; the first that is held when left out.",
        HelpName = "YYYY-MM",
        CustomParser = Parsing.Month,
    };

    private static readonly Option<string> Investigator = new("--investigator") { Description = "The principal investigator.", HelpName = "NAME" };

    private static readonly Option<bool> ByCentre = new("--by-centre") { Description = "The centre answers for the site." };

    public static Command Build()
    {
        var command = new Command("answer", "Answer a request for a site: --accept or --decline.")
        {
            Trust, Accept, Patients, Investigator, Start, Decline, ByCentre,
        };
        command.Validators.Add(RequireOneAnswer);
        return StudyChange.For(
            command,
            change => change.Session.Value(Accept)
                ? change.RunAsync(AcceptAsync)
                : change.RunAsync(DeclineAsync));
    }

    private static AsyncUnaryCall<Study> AcceptAsync(StudyChange change) => change.Session.Server.Requests.AcceptRequestAsync(
        new AcceptRequestRequest
        {
            RequestId = change.RequestId,
            Study = change.Study,
            Trust = TrustOf(change),
            Patients = change.Session.Value(Patients)!.Value,
            StartMonth = change.Session.Value(Start),
            Investigator = change.Session.Value(Investigator),
            Remarks = change.Remarks,
            Etag = change.Etag,
            AnsweredByCentre = change.Session.Value(ByCentre),
        },
        change.Session.Server.OneCall());

    private static AsyncUnaryCall<Study> DeclineAsync(StudyChange change) => change.Session.Server.Requests.DeclineRequestAsync(
        new DeclineRequestRequest
        {
            RequestId = change.RequestId,
            Study = change.Study,
            Trust = TrustOf(change),
            Reason = change.Session.Value(Decline),
            Remarks = change.Remarks,
            Etag = change.Etag,
            AnsweredByCentre = change.Session.Value(ByCentre),
        },
        change.Session.Server.OneCall());

    private static string TrustOf(StudyChange change) => ResourceName.Of("trusts", change.Session.Required(Trust));

    // The server checks the reason itself; the combination of options is checked here.
    private static void RequireOneAnswer(CommandResult line)
    {
        var (accepts, declines) = (line.GetResult(Accept) is not null, line.GetResult(Decline) is not null);
        if (accepts == declines)
        {
            line.AddError("expected either --accept or --decline REASON");
        }
        else if (declines && Given(line, Patients, Start, Investigator).FirstOrDefault() is { } stray)
        {
            line.AddError($"{stray.Name}: goes with --accept, not with --decline");
        }
        else if (accepts && new Option[] { Patients, Investigator }.Except(Given(line, Patients, Investigator)).FirstOrDefault() is { } missing)
        {
            line.AddError($"{missing.Name}: expected with --accept");
        }
    }

    private static IEnumerable<Option> Given(CommandResult line, params IEnumerable<Option> options) =>
        options.Where(option => line.GetResult(option) is not null);
}
