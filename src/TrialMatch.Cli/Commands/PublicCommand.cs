using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows what the public sees; nobody has to log in for it.</summary>
internal static class PublicCommand
{
    private static readonly Option<Area> Lead = new("--area")
    {
        Description = "Only trials that this area's centre leads.",
        HelpName = "AREA",
        CustomParser = Parsing.Choice<Area>,
    };

    public static Command Build() => new("public", "Show what everyone may know, without a login.")
    {
        Session.For(new Command("trials", "Show the planned and started trials that their sponsors have released.") { Lead }, ShowTrialsAsync),
        Session.For(new Command("fields", "Show what Norway can do in each area: hospitals, bands of studies, usual times."), ShowFieldsAsync),
    };

    private static async Task ShowTrialsAsync(Session session)
    {
        var reply = await WholeList.ReadAsync(token => session.Server.PublicWindow.ListPublicTrialsAsync(
            new ListPublicTrialsRequest { Area = session.Value(Lead), PageToken = token }, session.Server.OneCall()).ResponseAsync);
        session.Print(reply, terminal => PublicTrialsText.Write(terminal, reply));
    }

    private static async Task ShowFieldsAsync(Session session)
    {
        var reply = await session.Server.PublicWindow.ListPublicFieldsAsync(new ListPublicFieldsRequest(), session.Server.OneCall());
        session.Print(reply, terminal => PublicFieldsText.Write(terminal, reply));
    }
}
