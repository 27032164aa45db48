using System.CommandLine;
using Google.Protobuf;
using Grpc.Core;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Prints events as they happen, one per line, across lost connections, until Ctrl-C.</summary>
internal static class WatchCommand
{
    private static readonly Argument<string?> Centre = new("CENTRE")
    {
        Description = "Id or resource name of the centre; left out with --forwarded.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Forwarded = new("--forwarded") { Description = "In place of a centre's: the requests of studies that the coordinating unit leads." };

    private static readonly Argument<string> Trust = new("TRUST") { Description = "Id or resource name of the trust." };

    private static readonly Option<long> After = new("--after")
    {
        Description = "Only what happened after this version; all when left out.",
        HelpName = "VERSION",
        CustomParser = Parsing.Version,
    };

    public static Command Build() => new("watch", "Follow what happens, as it happens, until Ctrl-C.")
    {
        Session.For(new Command("study", "Follow a study until it is over.") { StudyArgument.Argument, After }, WatchStudyAsync),
        Session.For(new Command("requests", "Follow the requests of a centre, or of the studies that the coordinating unit leads.") { Centre, Forwarded, After }, WatchRequestsAsync),
        Session.For(new Command("ledger", "Follow what is reserved at a trust.") { Trust, After }, WatchLedgerAsync),
    };

    private static async Task WatchStudyAsync(Session session)
    {
        var name = StudyArgument.Of(session);
        var stream = new ResumingStream<WatchStudyResponse>(
            async () => await session.Server.Studies.GetStudyAsync(new GetStudyRequest { Name = name }, session.Server.OneCall()),
            after => session.Server.Studies.WatchStudy(new WatchStudyRequest { Name = name, AfterVersion = after }, session.Server.Stream()),
            told => told.Event.Version)
        {
            EndsByItself = true,
        };
        await FollowAsync(session, stream, (terminal, told) => WatchText.Write(terminal, told.Event));
    }

    private static async Task WatchRequestsAsync(Session session)
    {
        var (centre, isForwarded) = (session.Value(Centre), session.Value(Forwarded));
        if (centre is null != isForwarded)
        {
            throw CommandException.BadInput("CENTRE: expected a centre, or --forwarded in place of it");
        }

        var name = centre is null ? string.Empty : ResourceName.Of("centres", centre);
        var stream = new ResumingStream<WatchRequestsResponse>(
            () => centre is null
                ? CentreDirectory.ListAsync(session.Server)
                : (Task)session.Server.Network.GetCentreAsync(new GetCentreRequest { Name = name }, session.Server.OneCall()).ResponseAsync,
            after => session.Server.Requests.WatchRequests(
                new WatchRequestsRequest { Centre = name, Forwarded = isForwarded, AfterVersion = after }, session.Server.Stream()),
            told => told.Version);
        await FollowAsync(session, stream, WatchText.Write);
    }

    private static async Task WatchLedgerAsync(Session session)
    {
        var name = ResourceName.Of("trusts", session.Required(Trust));
        var stream = new ResumingStream<WatchLedgerResponse>(
            async () => await session.Server.Network.GetTrustAsync(new GetTrustRequest { Name = name }, session.Server.OneCall()),
            after => session.Server.Capacity.WatchLedger(new WatchLedgerRequest { Name = name, AfterVersion = after }, session.Server.Stream()),
            told => told.Version);
        await FollowAsync(session, stream, WatchText.Write);
    }

    private static async Task FollowAsync<T>(Session session, ResumingStream<T> stream, Action<Terminal, T> asText)
        where T : class, IMessage
    {
        stream.LastVersion = session.Value(After);
        stream.Lost = () => session.Terminal.Note(Figures.Format($"the server at {session.ServerAddress} is lost; trying again, after version {stream.LastVersion}"));
        try
        {
            await stream.ReadAsync(told => Tell(session, told, asText), session.Timeout, session.Cancellation);
            session.Terminal.Note("it is over: nothing more will happen");
        }
        catch (Exception) when (session.Cancellation.IsCancellationRequested)
        {
            // Ctrl-C is the normal way to end a watch.
            session.Terminal.Note(HowToResume(stream));
        }
        catch (RpcException failure) when (RpcFailures.ExitCodeOf(failure) == ExitCodes.Unreachable)
        {
            var (exitCode, line) = session.Explain(failure);
            throw new CommandException(exitCode, $"{line}; {HowToResume(stream)}", failure);
        }
    }

    private static void Tell<T>(Session session, T told, Action<Terminal, T> asText)
        where T : class, IMessage
    {
        if (session.IsJson)
        {
            session.Terminal.JsonLine(told);
        }
        else
        {
            asText(session.Terminal, told);
        }
    }

    private static string HowToResume<T>(ResumingStream<T> stream)
        where T : class => Figures.Format($"go on with --after {stream.LastVersion}");
}
