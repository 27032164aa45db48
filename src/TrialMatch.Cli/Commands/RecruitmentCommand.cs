using System.CommandLine;
using Google.Type;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>How a placed study's recruitment goes: shown, reported by its sites, ended.</summary>
internal static class RecruitmentCommand
{
    private static readonly Argument<string> Trust = new("TRUST") { Description = "Id or resource name of the trust that recruited." };

    private static readonly Argument<Date?> Month = new("MONTH")
    {
        Description = "The month, YYYY-MM; a later report of the same month corrects it.",
        CustomParser = Parsing.Month,
    };

    private static readonly Argument<int?> Patients = new("PATIENTS")
    {
        Description = "Patients recruited in the month.",
        CustomParser = Parsing.WholeNumber,
    };

    public static Command Build(Terminal terminal) => new("recruitment", "Show or report the recruitment of a placed study.")
    {
        Session.For(
            new Command("show", "Show what was recruited, the forecast, and each site.") { StudyArgument.Argument }, terminal, ShowAsync),
        StudyChange.For(
            new Command("report", "A site reports the patients of a month.") { Trust, Month, Patients },
            terminal,
            change => change.Session.Server.Studies.ReportRecruitmentAsync(
                new ReportRecruitmentRequest
                {
                    RequestId = change.RequestId,
                    Name = change.Study,
                    Remarks = change.Remarks,
                    Trust = ResourceName.Of("trusts", change.Session.Required(Trust)),
                    Month = change.Session.Required(Month),
                    Patients = change.Session.Required(Patients)!.Value,
                },
                change.Session.Server.OneCall())),
        StudyChange.For(
            new Command("end", "The last patient is in: starts that were not used are given back."),
            terminal,
            change => change.Session.Server.Studies.EndEnrolmentAsync(
                new EndEnrolmentRequest { RequestId = change.RequestId, Name = change.Study, Remarks = change.Remarks },
                change.Session.Server.OneCall())),
    };

    private static async Task ShowAsync(Session session)
    {
        var request = new GetStudyRequest { Name = StudyArgument.Of(session) };
        var study = await session.Server.Studies.GetStudyAsync(request, session.Server.OneCall());
        if (study.Recruitment is null)
        {
            throw new CommandException(ExitCodes.Refused, $"{study.Name}: was not placed, it is {EnumNames.InWords(study.State)}");
        }

        session.Print(study, terminal => RecruitmentText.WriteInFull(terminal, study));
    }
}
