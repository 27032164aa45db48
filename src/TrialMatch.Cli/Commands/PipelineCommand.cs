using System.CommandLine;
using Google.Type;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows what open inquiries would take of a trust's pools, and the probability that they overload them.</summary>
internal static class PipelineCommand
{
    private const int UsualMonths = 36;

    private static readonly Argument<string> Trust = new("TRUST") { Description = "Id or resource name of the trust." };

    private static readonly Option<Date?> From = new("--from")
    {
        Description = "First month; the present one when left out.",
        HelpName = "YYYY-MM",
        CustomParser = Parsing.Month,
    };

    private static readonly Option<int?> Months = new("--months")
    {
        Description = "Months shown, 1 to 60; 36 when left out.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<bool> ByMonth = new("--by-month") { Description = "A line for each pool and month that an inquiry asks for." };

    public static Command Build() => Session.For(
        new Command("pipeline", "Show what open inquiries would take of a trust's pools beside what is promised, and the probability of overload.") { Trust, From, Months, ByMonth },
        RunAsync);

    private static async Task RunAsync(Session session)
    {
        var request = new GetTrustPipelineRequest
        {
            Name = ResourceName.Of("trusts", session.Required(Trust)),
            From = session.Value(From),
            MonthCount = session.Value(Months) ?? UsualMonths,
        };
        var reply = await session.Server.Network.GetTrustPipelineAsync(request, session.Server.OneCall());
        session.Print(reply, terminal => PipelineText.Write(terminal, reply, session.Value(ByMonth)));
    }
}
