using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints a page of studies.</summary>
internal static class StudyListText
{
    public static void Write(Terminal terminal, ListStudiesResponse page)
    {
        if (page.Studies.Count == 0)
        {
            terminal.Line("no studies");
        }
        else
        {
            terminal.Table(Table(page.Studies));
        }

        if (page.NextPageToken.Length > 0)
        {
            terminal.ToCopy("more: repeat with", $"--page-token {page.NextPageToken}");
        }
    }

    private static TextTable Table(IEnumerable<StudySummary> studies)
    {
        var table = new TextTable().Short("Study").Short("State").Short("Area").Short("Registered (Oslo)").Short("Sponsor").Prose("Title");
        foreach (var study in studies)
        {
            table.Row(
                ResourceName.IdOf("studies", study.Name),
                EnumNames.InWords(study.State),
                study.Lead == Area.Unspecified ? Figures.None : EnumNames.InWords(study.Lead),
                OsloText.Instant(study.RegisterTime),
                BlindedText.Or(ResourceName.IdOf("sponsors", study.Sponsor), study.Blinded),
                BlindedText.Or(study.Title, study.Blinded));
        }

        return table;
    }
}
