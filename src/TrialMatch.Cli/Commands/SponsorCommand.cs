using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Registers, shows and lists sponsors, and counts what one decided.</summary>
internal static class SponsorCommand
{
    private const string Collection = "sponsors";

    private static readonly Argument<string> Id = new("ID")
    {
        Description = "3 to 40 lower-case letters, digits and hyphens, starting with a letter; or the resource name.",
    };

    private static readonly Option<string> Name = new("--name") { Description = "The company's name.", HelpName = "NAME", Required = true };

    private static readonly Option<string> Country = new("--country") { Description = "Its country, two letters of ISO 3166-1.", HelpName = "CC" };

    public static Command Build() => new("sponsor", "Register, show or list sponsors, or count what one decided.")
    {
        Session.For(
            new Command("register", "Register a company that places studies.") { Id, Name, Country, RequestIds.Option }, RegisterAsync),
        Session.For(new Command("show", "Show a sponsor.") { Id }, ShowAsync),
        Session.For(new Command("record", "Count what a sponsor did with its inquiries and offers, through TrialMatch only.") { Id }, RecordAsync),
        Session.For(new Command("list", "List every sponsor."), ListAsync),
    };

    private static async Task RegisterAsync(Session session)
    {
        var request = new RegisterSponsorRequest
        {
            RequestId = RequestIds.Of(session),
            SponsorId = ResourceName.IdOf(Collection, session.Required(Id)),
            Sponsor = new Sponsor { DisplayName = session.Required(Name), CountryCode = session.Value(Country) ?? string.Empty },
        };
        var reply = await RequestIds.SayingHowToRepeatAsync(
            session, request.RequestId, () => session.Server.Sponsors.RegisterSponsorAsync(request, session.Server.OneCall()).ResponseAsync);
        session.Print(reply, terminal => SponsorText.Write(terminal, reply));
    }

    private static async Task ShowAsync(Session session)
    {
        var request = new GetSponsorRequest { Name = ResourceName.Of(Collection, session.Required(Id)) };
        var reply = await session.Server.Sponsors.GetSponsorAsync(request, session.Server.OneCall());
        session.Print(reply, terminal => SponsorText.Write(terminal, reply));
    }

    private static async Task RecordAsync(Session session)
    {
        var request = new GetSponsorRecordRequest { Name = ResourceName.Of(Collection, session.Required(Id)) };
        var reply = await session.Server.Sponsors.GetSponsorRecordAsync(request, session.Server.OneCall());
        session.Print(reply, terminal => SponsorRecordText.Write(terminal, reply));
    }

    private static async Task ListAsync(Session session)
    {
        var reply = await WholeList.ReadAsync(token => session.Server.Sponsors.ListSponsorsAsync(
            new ListSponsorsRequest { PageToken = token, PageSize = int.MaxValue }, session.Server.OneCall()).ResponseAsync);
        session.Print(reply, terminal => SponsorText.WriteAll(terminal, reply.Sponsors));
    }
}
