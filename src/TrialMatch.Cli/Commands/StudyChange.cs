using System.CommandLine;
using Grpc.Core;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>What is the same for everything that people make happen to a study: done once for a request id, and shown as the study then stands.</summary>
/// <param name="Study">Its resource name.</param>
/// <param name="Etag">The study's etag as it was read; empty where any will do.</param>
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

    /// <summary>Makes the command take STUDY before its other arguments, and do what is said.</summary>
    public static Command For(Command command, Terminal terminal, Func<StudyChange, Task> run)
    {
        command.Arguments.Insert(0, StudyArgument.Argument);
        command.Add(RemarksOption);
        command.Add(EtagOption);
        command.Add(RequestIds.Option);
        return Session.For(command, terminal, session => run(new StudyChange(
            session, RequestIds.Of(session), StudyArgument.Of(session), session.Value(RemarksOption) ?? string.Empty, session.Value(EtagOption) ?? string.Empty)));
    }

    /// <summary>Makes the command do one call.</summary>
    public static Command For(Command command, Terminal terminal, Func<StudyChange, AsyncUnaryCall<Study>> call) =>
        For(command, terminal, change => change.RunAsync(call));

    public async Task RunAsync(Func<StudyChange, AsyncUnaryCall<Study>> call)
    {
        var study = await RequestIds.SayingHowToRepeatAsync(Session, RequestId, () => call(this).ResponseAsync);
        Session.Print(study, terminal => StandingText.WriteAfterChange(terminal, study, TimeProvider.System.GetUtcNow()));
    }
}
