using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints the centres and their networks.</summary>
internal static class CentresText
{
    public static void Write(Terminal terminal, IReadOnlyCollection<Centre> centres)
    {
        var table = new TextTable().Short("Centre").Column("Name").Short("Area").Short("Host").Prose("Network");
        foreach (var centre in centres)
        {
            table.Row(
                ResourceName.IdOf("centres", centre.Name),
                centre.DisplayName,
                EnumNames.InWords(centre.Area),
                IdOf(centre.HostTrust),
                string.Join(", ", centre.Trusts.Select(IdOf)) + (centre.PlanningDefault ? " *" : string.Empty));
        }

        terminal.Table(table);
        if (centres.Any(centre => centre.PlanningDefault))
        {
            terminal.Line("* the network is a planning default: who takes part is not published");
        }
    }

    private static string IdOf(string trust) => ResourceName.IdOf("trusts", trust);
}
