using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows what Norway could offer a study now; stores and holds nothing.</summary>
internal static class PreviewCommand
{
    private static readonly Option<bool> Counterfactuals = new("--counterfactuals")
    {
        Description = "With the details, also show what would have had each other site chosen.",
    };

    public static Command Build()
    {
        var command = new Command("preview", "Show what Norway could offer a study now; nothing is stored or held.");
        DraftOptions.AddTo(command);
        command.Options.Add(Counterfactuals);
        command.Options.Add(DetailsOption.Option);
        return Session.For(command, RunAsync);
    }

    private static async Task RunAsync(Session session)
    {
        var input = await DraftOptions.ReadAsync(session);
        var centres = await CentreDirectory.ForTextAsync(session);
        var request = new PreviewPlacementRequest { Draft = input.Draft, WithCounterfactuals = session.Value(Counterfactuals), WithMenu = true };
        var reply = await session.Server.Studies.PreviewPlacementAsync(request, session.Server.OneCall());
        session.Print(reply, terminal =>
            PreviewText.Write(terminal, reply, input, centres, DetailsOption.IsGiven(session) || session.Value(Counterfactuals)));
    }
}
