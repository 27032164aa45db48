using System.CommandLine;
using System.Globalization;
using Google.Type;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Enters one other commitment, in place of the earlier one of its id.</summary>
internal static class SetCommitmentCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The trust's own id for it: lower-case letters, digits and hyphens." };

    private static readonly Option<string> Label = new("--label")
    {
        Description = "What the trust calls it.",
        HelpName = "TEXT",
        Required = true,
    };

    private static readonly Option<string> Field = new("--field")
    {
        Description = "The field: a condition group such as breast-cancer, or in the trust's own words.",
        HelpName = "TEXT",
    };

    private static readonly Option<OtherCommitment.Types.Kind> Kind = new("--kind")
    {
        Description = "Whose study it is: the trust's own research, or a study that runs there already.",
        HelpName = "KIND",
        Required = true,
        CustomParser = Parsing.Choice<OtherCommitment.Types.Kind>,
    };

    private static readonly Option<Date?> From = new("--from")
    {
        Description = "The first month.",
        HelpName = "YYYY-MM",
        Required = true,
        CustomParser = Parsing.Month,
    };

    private static readonly Option<Date?> To = new("--to")
    {
        Description = "The last month; the first one when left out.",
        HelpName = "YYYY-MM",
        CustomParser = Parsing.Month,
    };

    private static readonly Option<string[]> Take = new("--take")
    {
        Description = "What it takes from a pool in each of the months; may be repeated.",
        HelpName = "POOL=N",
        Required = true,
    };

    public static Command Build() => Session.For(
        new Command("set", "Enter what is promised elsewhere, in place of what had the same id.")
        {
            TrustChangeOptions.Trust, Id, Label, Field, Kind, From, To, Take, TrustChangeRun.DryRun, TrustChangeRun.Yes, TrustChangeOptions.Etag, RequestIds.Option,
        },
        RunAsync);

    private static async Task RunAsync(Session session)
    {
        var request = new SetOtherCommitmentRequest
        {
            RequestId = RequestIds.Of(session),
            Name = TrustChangeOptions.NameOf(session),
            Etag = TrustChangeOptions.EtagOf(session),
            OtherCommitment = new OtherCommitment
            {
                Id = session.Required(Id),
                Label = session.Required(Label),
                Field = session.Value(Field) ?? string.Empty,
                Kind = session.Required(Kind),
                Months = { session.Required(Take).Select(take => MonthsOf(session, take)) },
            },
        };
        var reply = await TrustChangeRun.MakeAsync(
            session,
            request.RequestId,
            (isTrial, mayEvict) => session.Server.Capacity.SetOtherCommitmentAsync(
                new SetOtherCommitmentRequest(request) { ValidateOnly = isTrial, AllowEviction = mayEvict }, session.Server.OneCall()),
            made => made.Change);
        session.Print(reply, terminal => TrustChangeText.Write(terminal, request.Name, reply.Change));
    }

    private static CapacityDeclaration MonthsOf(Session session, string take)
    {
        var parts = take.Split('=');
        return parts.Length == 2 && int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)
            ? new CapacityDeclaration { PoolId = parts[0], Amount = amount, FirstMonth = session.Required(From), LastMonth = session.Value(To) }
            : throw CommandException.BadInput($"--take: expected a pool and an amount such as study-nurse-minutes=1200, found \"{take}\"");
    }
}
