using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints how a placed study recruits: the reports, the forecast, and each site.</summary>
internal static class RecruitmentText
{
    public static void WriteInFull(Terminal terminal, Study study)
    {
        DraftText.Write(terminal, study.Draft);
        StudyText.WriteState(terminal, study);
        terminal.Line();
        Write(terminal, study);
    }

    public static void Write(Terminal terminal, Study study)
    {
        var recruitment = study.Recruitment;
        terminal.Line($"Recruited {Progress(recruitment)}{Milestones(recruitment)}");
        if (GoesOn(study))
        {
            terminal.Line($"Forecast  {Forecast(study)}");
        }

        terminal.Line();
        WriteSites(terminal, study);
    }

    /// <summary>E.g. "5 of 14 patients offered".</summary>
    public static string Progress(RecruitmentForecast recruitment) =>
        $"{Figures.Whole(recruitment.RecruitedPatients)} of {Figures.Whole(recruitment.OfferedPatients)} patients offered";

    public static string Forecast(Study study) =>
        $"{Figures.Whole(study.Recruitment.OfferedPatients)} patients by {Figures.Day(study.Draft.EnrolmentEnd)} with probability {Figures.Probability(study.Recruitment.Probability)}; expected {Figures.Expected(study.Recruitment.Patients)} (80 % interval)";

    /// <summary>Whether patients are still to come.</summary>
    public static bool GoesOn(Study study) =>
        study.State is Study.Types.State.Placed or Study.Types.State.Recruiting && study.Recruitment.LastPatientTime is null;

    private static string Milestones(RecruitmentForecast recruitment) =>
        (recruitment.FirstPatientMonth is { } first ? $"; the first in {Figures.Month(first)}" : string.Empty)
        + (recruitment.LastPatientTime is { } last ? $"; enrolment over since {OsloText.Instant(last)} in Oslo" : string.Empty);

    public static void WriteSites(Terminal terminal, Study study)
    {
        var reported = study.Requests.ToDictionary(request => request.Trust, request => request.Recruitment);
        var table = new TextTable().Short("Site").Number("Promised").Number("Recruited").Number("Room for").Number("A month").Prose("Reported");
        foreach (var site in study.Recruitment.Sites)
        {
            table.Row(
                ResourceName.IdOf("trusts", site.Trust),
                Figures.Whole(site.PromisedPatients),
                Figures.Whole(site.RecruitedPatients),
                Figures.Whole(site.Cap),
                Figures.Format($"{site.RatePerMonth:0.00}"),
                ByMonth(reported.GetValueOrDefault(site.Trust)));
        }

        terminal.Table(table);
        terminal.Line("A month: patients as expected now, the site's own record weighed in; Room for: patients in all, within what is committed");
    }

    private static string ByMonth(IEnumerable<MonthlyRecruitment>? reported) => reported is null
        ? Figures.None
        : string.Join(", ", reported.Select(month => $"{Figures.Month(month.Month)}: {Figures.Whole(month.Patients)}").DefaultIfEmpty(Figures.None));
}
