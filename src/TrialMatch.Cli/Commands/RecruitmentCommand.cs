using System.CommandLine;
using Google.Rpc;
using Google.Type;
using Grpc.Core;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Shows, reports and ends the recruitment of a placed study.</summary>
internal static class RecruitmentCommand
{
    private static readonly Argument<string> Trust = new("TRUST") { Description = "Id or resource name of the trust that recruited." };

    private static readonly Argument<Date?> Month = new("MONTH")
    {
        Description = "The month, YYYY-MM; a later report of the same month corrects it.",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = Parsing.Month,
    };

    private static readonly Argument<int?> Patients = new("PATIENTS")
    {
        Description = "Patients recruited in the month.",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<bool> OutsideWindow = new("--outside-window")
    {
        Description = "The site did recruit in the month, though it accepted to enrol in others.",
    };

    private static readonly Option<bool> Confirm = new("--confirm") { Description = "The figure is right, however unlikely." };

    public static Command Build() => new("recruitment", "Show or report the recruitment of a placed study.")
    {
        Session.For(
            new Command("show", "Show what was recruited, the forecast, and each site.") { StudyArgument.Argument }, ShowAsync),
        StudyChange.For(
            new Command("report", "A site reports the patients of a month.") { Trust, Month, Patients, OutsideWindow, Confirm },
            ReportAsync),
        StudyChange.For(
            new Command("end", "The last patient is enrolled: unused capacity is released."),
            change => change.Session.Server.Studies.EndEnrolmentAsync(
                new EndEnrolmentRequest { RequestId = change.RequestId, Name = change.Study, Remarks = change.Remarks, Etag = change.Etag },
                change.Session.Server.OneCall())),
    };

    /// <summary>Sends a report. If it only needs confirmation, the error says how to confirm it.</summary>
    private static async Task ReportAsync(StudyChange change)
    {
        try
        {
            await change.RunAsync(Report);
        }
        catch (RpcException refused) when (ConfirmationOf(refused) is { } option)
        {
            var (exitCode, line) = change.Session.Explain(refused);
            throw new CommandException(exitCode, $"{line}: with {option.Name} if it is right", refused);
        }
    }

    private static AsyncUnaryCall<Study> Report(StudyChange change) => change.Session.Server.Studies.ReportRecruitmentAsync(
        new ReportRecruitmentRequest
        {
            RequestId = change.RequestId,
            Name = change.Study,
            Remarks = change.Remarks,
            Etag = change.Etag,
            Trust = ResourceName.Of("trusts", change.Session.Required(Trust)),
            Month = change.Session.Required(Month),
            Patients = change.Session.Required(Patients)!.Value,
            OutsideWindow = change.Session.Value(OutsideWindow),
            Confirm = change.Session.Value(Confirm),
        },
        change.Session.Server.OneCall());

    private static Option<bool>? ConfirmationOf(RpcException refused) => refused.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason switch
    {
        "OUTSIDE_WINDOW" => OutsideWindow,
        "IMPLAUSIBLE" => Confirm,
        _ => null,
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
