using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows an inquiry's feasibility report: what sites said, and what Norway could offer.</summary>
internal static class ReportCommand
{
    public static Command Build() => Session.For(
        new Command("report", "Show an inquiry's feasibility report: what each site said, and what could be offered.") { StudyArgument.Argument }, RunAsync);

    private static async Task RunAsync(Session session)
    {
        var name = StudyArgument.Of(session);
        var report = await session.Server.Inquiries.GetFeasibilityReportAsync(new GetFeasibilityReportRequest { Name = name }, session.Server.OneCall());
        var study = session.IsJson ? null : await session.Server.Studies.GetStudyAsync(new GetStudyRequest { Name = name }, session.Server.OneCall());
        session.Print(report, terminal => FeasibilityText.Write(terminal, report, study!));
    }
}
