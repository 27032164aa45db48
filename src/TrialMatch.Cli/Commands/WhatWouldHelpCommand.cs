using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows what more capacity or an opened site would do for studies that wait or were not feasible.</summary>
internal static class WhatWouldHelpCommand
{
    private static readonly Argument<string> Scope = new("SCOPE")
    {
        Description = "Where: trusts/ID, or regions/ID to try each trust of the region by itself. A trust's id alone is enough.",
    };

    private static readonly Option<string?> Pool = new("--pool")
    {
        Description = "The kind of capacity to add: study-nurse-minutes, investigator-minutes, infusion-chair-minutes, imaging-slots or pharmacy-preparations.",
        HelpName = "POOL",
    };

    private static readonly Option<int?> Units = new("--units")
    {
        Description = "The units to add in every month. A full post is about 8475 minutes a month (1695 hours a year).",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<Area> For = new("--area")
    {
        Description = "The area whose studies get it, where a trust keeps a pool for the area alone; all areas when left out.",
        HelpName = "AREA",
        CustomParser = Parsing.Choice<Area>,
    };

    private static readonly Option<Area> Open = new("--open")
    {
        Description = "Instead of adding capacity, open a site in this area where a trust has none.",
        HelpName = "AREA",
        CustomParser = Parsing.Choice<Area>,
    };

    public static Command Build()
    {
        var command = new Command(
            "what-would-help",
            "Show what more capacity, or an opened site, would do for the studies that wait and those that were not feasible. Nothing is changed.")
        {
            Scope, Pool, Units, For, Open,
        };
        command.Validators.Add(parsed =>
        {
            var isMore = parsed.GetResult(Pool) is not null && parsed.GetResult(Units) is not null;
            var isAnyOfMore = parsed.GetResult(Pool) is not null || parsed.GetResult(Units) is not null || parsed.GetResult(For) is not null;
            if (parsed.GetResult(Open) is null ? !isMore : isAnyOfMore)
            {
                parsed.AddError("Expected either --pool with --units, or --open");
            }
        });
        return Session.For(command, RunAsync);
    }

    private static async Task RunAsync(Session session)
    {
        var request = new AssessCapacityChangeRequest { Parent = ResourceName.Of("trusts", session.Required(Scope)) };
        if (session.Value(Open) is var area and not Area.Unspecified)
        {
            request.OpenedArea = area;
        }
        else
        {
            request.More = new CapacityIncrease { PoolId = session.Value(Pool), UnitsPerMonth = session.Value(Units)!.Value, Area = session.Value(For) };
        }

        var reply = await session.Server.Network.AssessCapacityChangeAsync(request, session.Server.OneCall());
        session.Print(reply, terminal => WhatWouldHelpText.Write(terminal, request, reply));
    }
}
