using System.Globalization;
using TrialMatch.V1;
using Kind = TrialMatch.V1.HistoryBreak.Types.Kind;

namespace TrialMatch.Cli.Output;

/// <summary>Says whether a study's history is what was written.</summary>
internal static class VerificationText
{
    public static void Write(Terminal terminal, string study, VerifyHistoryResponse reply)
    {
        // The last hash of a history that is not what was written is nothing to keep.
        if (reply.Break is not null)
        {
            return;
        }

        terminal.Line($"The history of {study} is intact: {Count(reply.Version)}{Unchained(reply)}.");
        if (reply.Hash.Length > 0)
        {
            terminal.Line($"Hash of the last event: {reply.Hash}");
        }
    }

    public static string OfBreak(string study, HistoryBreak broken) => string.Create(
        CultureInfo.InvariantCulture, $"the history of {study} is not what was written: event {broken.Version} {Describe(broken.Kind)}");

    private static string Count(long events) => events == 1 ? "1 event" : $"{Figures.Whole(events)} events";

    private static string Unchained(VerifyHistoryResponse reply) => reply.ChainedFromVersion switch
    {
        0 => ", all from before histories were chained",
        1 => string.Empty,
        var from => $", those before {Figures.Whole(from)} from before histories were chained",
    };

    private static string Describe(Kind kind) => kind switch
    {
        Kind.OutOfOrder => "has another version: an event was removed, added or moved",
        Kind.HashMissing => "has no hash, although one before it has",
        Kind.HashWrong => "has a hash that does not follow from it and the events before it: one of them was changed",
        Kind.Truncated => "is missing: the end was cut off",
        Kind.BeyondHead => "lies beyond the end that the registry keeps",
        Kind.HeadDiffers => "has another hash than the registry keeps: the chain was computed anew",
        Kind.HeadMissing => "is chained, but the registry keeps no end of the history",
        Kind.Unreadable => "and what follows cannot be read",
        _ => $"is wrong in a way that this program does not know ({kind})",
    };
}
