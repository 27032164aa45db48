using System.CommandLine;
using Google.Type;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Declares a pool's amount for a month or a range of months.</summary>
internal static class DeclareCommand
{
    private static readonly Option<string> Pool = new("--pool")
    {
        Description = "The pool, e.g. study-nurse-minutes; the unit is in its name.",
        HelpName = "POOL",
        Required = true,
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

    private static readonly Option<int?> Amount = new("--amount")
    {
        Description = "The amount in each of the months.",
        HelpName = "N",
        Required = true,
        CustomParser = Parsing.WholeNumber,
    };

    public static Command Build() => Session.For(
        new Command("declare", "Declare a pool's amount for months.")
        {
            TrustChangeOptions.Trust, Pool, From, To, Amount, TrustChangeRun.DryRun, TrustChangeRun.Yes, TrustChangeOptions.Etag, RequestIds.Option,
        },
        RunAsync);

    private static async Task RunAsync(Session session)
    {
        var request = new DeclareCapacityRequest
        {
            RequestId = RequestIds.Of(session),
            Name = TrustChangeOptions.NameOf(session),
            Etag = TrustChangeOptions.EtagOf(session),
            Declarations =
            {
                new CapacityDeclaration
                {
                    PoolId = session.Required(Pool),
                    FirstMonth = session.Required(From),
                    LastMonth = session.Value(To),
                    Amount = session.Required(Amount)!.Value,
                },
            },
        };
        var reply = await TrustChangeRun.MakeAsync(
            session,
            request.RequestId,
            (isTrial, mayEvict) => session.Server.Capacity.DeclareCapacityAsync(
                new DeclareCapacityRequest(request) { ValidateOnly = isTrial, AllowEviction = mayEvict }, session.Server.OneCall()),
            made => made.Change);
        session.Print(reply, terminal => TrustChangeText.Write(terminal, request.Name, reply.Change));
    }
}
