using System.CommandLine;
using Google.Rpc;
using Grpc.Core;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Makes a change of a trust. Studies lose what they hold there only where whoever changes it says so.</summary>
internal static class TrustChangeRun
{
    public static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show what would come of it, and which holds would give way; change nothing." };

    public static readonly Option<bool> Yes = new("--yes") { Description = "Take holds back where the change leaves no room for them, without asking." };

    private const string WouldEvict = "WOULD_EVICT";

    /// <summary>Makes the change, or tries it.</summary>
    /// <param name="call">Told whether only to validate, and whether holds may give way.</param>
    /// <exception cref="CommandException">Holds would give way, and nobody says that they may.</exception>
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
            await AskAsync(session, [.. trial.EvictedHolds.Select(TrustChangeText.HoldOf)]);
            return await MakeAsync(mayEvict: true);
        }

        Task<T> MakeAsync(bool mayEvict) =>
            RequestIds.SayingHowToRepeatAsync(session, requestId, () => call(false, mayEvict).ResponseAsync);
    }

    private static async Task AskAsync(Session session, IReadOnlyList<string> holds)
    {
        var terminal = session.Terminal;
        if (!terminal.CanAsk)
        {
            throw new CommandException(
                ExitCodes.Refused,
                $"nothing has changed: it leaves no room for what is held here by {string.Join("; ", holds)}; repeat with --yes to take that back");
        }

        terminal.Note("This leaves no room for what is held here by");
        foreach (var hold in holds)
        {
            terminal.Note("  " + hold);
        }

        if (!await terminal.ConfirmAsync("Take it back? The studies are matched again.", session.Cancellation))
        {
            throw new CommandException(ExitCodes.Refused, "nothing has changed");
        }
    }
}
