using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>The centres and their networks.</summary>
internal static class CentresText
{
    public static void Write(Terminal terminal, IReadOnlyCollection<Centre> centres)
    {
        var table = new TextTable().Short("Centre").Column("Name").Short("Area").Short("Host").Column("Network");
        foreach (var centre in centres)
        {
            table.Row(
                centre.Name,
                centre.DisplayName,
                EnumNames.Of(centre.Area),
                centre.HostTrust,
                string.Join(", ", centre.Trusts.Select(ShortName)) + (centre.PlanningDefault ? " *" : string.Empty));
        }

        terminal.Table(table);
        if (centres.Any(centre => centre.PlanningDefault))
        {
            terminal.Line("* the network is a planning default: who takes part is not published");
        }
    }

    private static string ShortName(string trust) => trust[(trust.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
