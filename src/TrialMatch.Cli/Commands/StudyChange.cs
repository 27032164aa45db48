using System.CommandLine;
using Grpc.Core;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>The common part of all commands on a study: carried out once per request id, and answered with the study after it.</summary>
/// <param name="Study">The study's resource name.</param>
/// <param name="Etag">The study's etag as the caller read it; empty for any version.</param>
internal sealed record StudyChange(Session Session, string RequestId, string Study, string Remarks, string Etag)
{
    private static readonly Option<string> RemarksOption = new("--remarks")
    {
        Description = "Kept in the study's history; at most 2,000 characters.",
        HelpName = "TEXT",
    };

    private static readonly Option<string> EtagOption = new("--etag")
    {
        Description = "Only if the study is as it was read, with this etag; whatever it is when left out.",
        HelpName = "ETAG",
    };

    /// <summary>Adds STUDY as the command's first argument, and sets its action.</summary>
    public static Command For(Command command, Func<StudyChange, Task> run)
    {
        command.Add(RemarksOption);
        return ForBare(command, run);
    }

    private static Command ForBare(Command command, Func<StudyChange, Task> run)
    {
        command.Arguments.Insert(0, StudyArgument.Argument);
        command.Add(EtagOption);
        command.Add(RequestIds.Option);
        return Session.For(command, session => run(new StudyChange(
            session, RequestIds.Of(session), StudyArgument.Of(session), session.Value(RemarksOption) ?? string.Empty, session.Value(EtagOption) ?? string.Empty)));
    }

    /// <summary>Sets an action that makes one call.</summary>
    public static Command For(Command command, Func<StudyChange, AsyncUnaryCall<Study>> call) =>
        For(command, change => change.RunAsync(call));

    /// <summary>Sets an action that makes one call, whose words are an argument and no remarks.</summary>
    public static Command ForWords(Command command, Func<StudyChange, AsyncUnaryCall<Study>> call) =>
        ForBare(command, change => change.RunAsync(call));

    public async Task RunAsync(Func<StudyChange, AsyncUnaryCall<Study>> call)
    {
        var study = await RequestIds.SayingHowToRepeatAsync(Session, RequestId, () => call(this).ResponseAsync);
        Session.Print(study, terminal => StandingText.WriteAfterChange(terminal, study, TimeProvider.System.GetUtcNow()));
    }
}
