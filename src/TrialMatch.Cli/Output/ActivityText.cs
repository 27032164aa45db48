using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints an activity report: the trusts' sums, every study in or out with why, and what is counted.</summary>
internal static class ActivityText
{
    public static void Write(Terminal terminal, GetActivityReportResponse report)
    {
        terminal.Heading($"Clinical treatment studies of {report.Parent}, {report.Year}");
        if (report.Sites.Count == 0)
        {
            terminal.Line("No site reported a month of that year.");
        }
        else
        {
            WriteTrusts(terminal, report);
            WriteStudies(terminal, report);
        }

        terminal.Line(report.Definition);
        foreach (var caveat in report.Caveats.Append($"Source: {report.Source}"))
        {
            terminal.Line(caveat);
        }
    }

    private static void WriteTrusts(Terminal terminal, GetActivityReportResponse report)
    {
        var table = new TextTable().Column("Trust").Number("New patients").Number("To check").Number("Studies");
        foreach (var trust in report.Trusts)
        {
            table.Row(ResourceName.IdOf("trusts", trust.Trust), Figures.Whole(trust.NewPatients), Figures.Whole(trust.PatientsToCheck), Figures.Whole(trust.StudyCount));
        }

        terminal.Table(table);
        terminal.Line($"{Figures.Whole(report.Trusts.Sum(trust => (long)trust.NewPatients))} new patients in {(report.StudyCount == 1 ? "1 study" : $"{Figures.Whole(report.StudyCount)} studies, each counted once")}.");
    }

    private static void WriteStudies(Terminal terminal, GetActivityReportResponse report)
    {
        var table = new TextTable().Column("Trust").Column("Study").Prose("Title").Number("Patients").Column("Counts").Prose("Why");
        foreach (var site in report.Sites)
        {
            table.Row(
                ResourceName.IdOf("trusts", site.Trust),
                ResourceName.IdOf("studies", site.Study),
                site.Title.Length == 0 && site.Blinded ? "(blinded)" : site.Title,
                Figures.Whole(site.NewPatients),
                EnumNames.InWords(site.Standing),
                EnumNames.InWords(site.Reason));
        }

        terminal.Table(table);
    }
}
