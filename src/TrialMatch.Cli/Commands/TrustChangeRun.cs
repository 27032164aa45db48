using System.CommandLine;
using Google.Rpc;
using Grpc.Core;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Changes a trust. Holds are evicted only if the caller confirms it.</summary>
internal static class TrustChangeRun
{
    public static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show what would come of it: amounts before and after, holds that would give way, requests that are open; change nothing." };

    public static readonly Option<bool> Yes = new("--yes") { Description = "Do not ask: take holds back that the change leaves no room for, close sites at which requests are open." };

    private const string WouldEvict = "WOULD_EVICT";

    /// <summary>Makes the change, or tries it.</summary>
    /// <param name="call">Called with whether to validate only, and whether holds may be evicted.</param>
    /// <exception cref="CommandException">Holds would be evicted, and that was not confirmed.</exception>
    public static async Task<T> MakeAsync<T>(
        Session session, string requestId, Func<bool, bool, AsyncUnaryCall<T>> call, Func<T, TrustChange> changeOf)
    {
        if (session.Value(DryRun))
        {
            return await call(true, false);
        }

        try
        {
            return await MakeAsync(mayEvict: session.Value(Yes));
        }
        catch (RpcException refused) when (refused.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason == WouldEvict)
        {
            var trial = changeOf(await call(true, false));
            await AskAsync(
                session,
                "it leaves no room for what is held here by",
                [.. trial.EvictedHolds.Select(TrustChangeText.HoldOf)],
                "Take it back? The studies are matched again.");
            return await MakeAsync(mayEvict: true);
        }

        Task<T> MakeAsync(bool mayEvict) =>
            RequestIds.SayingHowToRepeatAsync(session, requestId, () => call(false, mayEvict).ResponseAsync);
    }

    /// <summary>Asks for confirmation.</summary>
    /// <param name="why">The reason for asking, printed before the list of what is affected.</param>
    /// <exception cref="CommandException">The answer was no, or there is nobody to ask.</exception>
    public static async Task AskAsync(Session session, string why, IReadOnlyList<string> concerned, string question)
    {
        var terminal = session.Terminal;
        if (!terminal.CanAsk)
        {
            throw new CommandException(
                ExitCodes.Refused,
                $"nothing has changed: {why} {InOneLine.Of(concerned)}; repeat with --yes to change it all the same");
        }

        terminal.Note($"Before this is changed: {why}");
        foreach (var each in concerned)
        {
            terminal.Note("  " + each);
        }

        if (!await terminal.ConfirmAsync(question, session.Cancellation))
        {
            throw new CommandException(ExitCodes.Refused, "nothing has changed");
        }
    }
}
