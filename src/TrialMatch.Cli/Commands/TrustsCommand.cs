using System.CommandLine;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows the trusts, or the capacity of one.</summary>
internal static class TrustsCommand
{
    private static readonly Argument<string?> Id = new("TRUST")
    {
        Description = "Id or resource name of a trust; all when left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Capacity = new("--capacity") { Description = "Show the trust's capacity by pool and month." };

    public static Command Build() => Session.For(
        new Command("trusts", "Show the trusts, or the capacity of one.")
        {
            Id, Capacity, CapacityQuery.From, CapacityQuery.Months, CapacityQuery.ByMonth,
        },
        RunAsync);

    private static Task RunAsync(Session session)
    {
        var wantsCapacity = session.Value(Capacity) || session.Value(CapacityQuery.ByMonth)
            || session.Value(CapacityQuery.From) is not null || session.Value(CapacityQuery.Months) is not null;
        return (session.Value(Id), wantsCapacity) switch
        {
            (null, true) => throw CommandException.BadInput("TRUST: name the trust whose capacity to show"),
            (null, false) => ShowAllAsync(session),
            ({ } id, true) => CapacityQuery.ShowAsync(session, ResourceName.Of("trusts", id)),
            ({ } id, false) => ShowOneAsync(session, ResourceName.Of("trusts", id)),
        };
    }

    private static async Task ShowAllAsync(Session session)
    {
        var reply = await WholeList.ReadAsync(token => session.Server.Network.ListTrustsAsync(
            new ListTrustsRequest { PageToken = token }, session.Server.OneCall()).ResponseAsync);
        session.Print(reply, terminal => TrustsText.WriteAll(terminal, reply));
    }

    private static async Task ShowOneAsync(Session session, string name)
    {
        var reply = await session.Server.Network.GetTrustAsync(new GetTrustRequest { Name = name }, session.Server.OneCall());
        session.Print(reply, terminal => TrustsText.WriteOne(terminal, reply));
    }
}
