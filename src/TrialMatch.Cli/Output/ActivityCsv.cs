using System.Globalization;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints an activity report as CSV, a line for each study at a trust.</summary>
internal static class ActivityCsv
{
    public static void Write(Terminal terminal, GetActivityReportResponse report)
    {
        CsvRow.Write(terminal, "year", "trust", "study", "title", "new_patients", "standing", "reason");
        foreach (var site in report.Sites)
        {
            CsvRow.Write(
                terminal,
                report.Year.ToString(CultureInfo.InvariantCulture),
                site.Trust,
                site.Study,
                site.Title,
                site.NewPatients.ToString(CultureInfo.InvariantCulture),
                EnumNames.Of(site.Standing),
                EnumNames.Of(site.Reason));
        }
    }
}
