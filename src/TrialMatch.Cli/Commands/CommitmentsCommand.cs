using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows and changes what a trust has promised outside TrialMatch.</summary>
internal static class CommitmentsCommand
{
    private static readonly Option<int?> PageSize = new("--page-size")
    {
        Description = "Other commitments shown, 1 to 1000; 50 when left out.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<string> PageToken = new("--page-token")
    {
        Description = "Where the page before ended.",
        HelpName = "T",
    };

    public static Command Build() => new("commitments", "Show and change what a trust has promised outside TrialMatch.")
    {
        Session.For(
            new Command("list", "What is promised elsewhere, by pool and months.") { TrustChangeOptions.Trust, PageSize, PageToken },
            ListAsync),
        SetCommitmentCommand.Build(),
        RemoveCommitmentsCommand.Build(),
        ImportCommitmentsCommand.Build(),
    };

    private static async Task ListAsync(Session session)
    {
        var request = new ListOtherCommitmentsRequest
        {
            Name = TrustChangeOptions.NameOf(session),
            PageSize = session.Value(PageSize) ?? 0,
            PageToken = session.Value(PageToken) ?? string.Empty,
        };
        var reply = await session.Server.Capacity.ListOtherCommitmentsAsync(request, session.Server.OneCall());
        session.Print(reply, terminal => OtherCommitmentsText.Write(terminal, request.Name, reply));
    }
}
