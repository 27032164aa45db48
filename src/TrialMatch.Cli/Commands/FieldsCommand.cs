using System.CommandLine;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Lists the fields in which trusts want requests; with a trust, declares or withdraws some.</summary>
internal static class FieldsCommand
{
    private static readonly Argument<string?> Trust = new("TRUST")
    {
        Description = "Id or resource name of the trust that declares or withdraws fields; left out to list them.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Field = new("--field") { Description = "List only this field, e.g. lung-disease.", HelpName = "FIELD" };

    private static readonly Option<string[]> Declare = new("--declare") { Description = "A field in which the trust wants requests from now on; may be repeated.", HelpName = "FIELD" };

    private static readonly Option<string[]> Withdraw = new("--withdraw") { Description = "A field in which it no longer wants any; may be repeated. Running studies continue.", HelpName = "FIELD" };

    private static readonly Option<string> Contact = new("--contact")
    {
        Description = "Who receives requests in the declared fields: a role, e.g. 'head of research, lung department'; no person, e-mail address or telephone number.",
        HelpName = "ROLE",
    };

    private static readonly Option<bool> Paediatrics = new("--paediatrics") { Description = "In the declared fields, also studies that only children can take part in." };

    public static Command Build() => Session.For(
        new Command("fields", "List the fields in which trusts want requests, or declare and withdraw a trust's own.")
        {
            Trust, Field, Declare, Withdraw, Contact, Paediatrics, TrustChangeRun.DryRun, TrustChangeOptions.Etag, RequestIds.Option,
        },
        session => session.Value(Trust) is null ? ListAsync(session) : ChangeAsync(session));

    private static async Task ListAsync(Session session)
    {
        if (session.Value(Declare) is { Length: > 0 } || session.Value(Withdraw) is { Length: > 0 })
        {
            throw CommandException.BadInput("TRUST: name the trust that declares or withdraws fields");
        }

        var request = new ListFieldInterestsRequest { Field = FieldNames.OfApi(session.Value(Field) ?? string.Empty), PageSize = 1_000 };
        var reply = await session.Server.Network.ListFieldInterestsAsync(request, session.Server.OneCall());
        session.Print(reply, terminal => FieldsText.Write(terminal, reply));
    }

    private static async Task ChangeAsync(Session session)
    {
        var request = new DeclareFieldsRequest
        {
            RequestId = RequestIds.Of(session),
            Name = ResourceName.Of("trusts", session.Required(Trust)!),
            Etag = TrustChangeOptions.EtagOf(session),
            ValidateOnly = session.Value(TrustChangeRun.DryRun),
        };
        request.Declare.AddRange((session.Value(Declare) ?? []).Select(field => new FieldInterest
        {
            Field = FieldNames.OfApi(field),
            Paediatrics = session.Value(Paediatrics),
            ContactRole = session.Value(Contact) ?? string.Empty,
        }));
        request.Withdraw.AddRange((session.Value(Withdraw) ?? []).Select(FieldNames.OfApi));
        var reply = await RequestIds.SayingHowToRepeatAsync(
            session, request.RequestId, () => session.Server.Capacity.DeclareFieldsAsync(request, session.Server.OneCall()).ResponseAsync);
        session.Print(reply, terminal => TrustChangeText.Write(terminal, request.Name, reply.Change));
    }
}
