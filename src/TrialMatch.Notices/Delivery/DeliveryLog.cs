using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace TrialMatch.Notices.Delivery;

/// <summary>
/// Logs changes of the delivery state, each once: a mail server that is down for a night gives two lines, not a thousand. No line contains
/// an address.
/// </summary>
internal sealed partial class DeliveryLog(ILogger<DeliveryLog> logger)
{
    private const string Well = "";
    private const string Server = "server";
    private const string Store = "store";

    private readonly ConcurrentDictionary<string, string> _trouble = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, bool> _unreadable = new();

    public void OnSent(Mailbox mailbox, SendResult result)
    {
        if (Changes(Server, result.Outcome == SendOutcome.NoServer ? result.Reason : Well))
        {
            if (result.Outcome == SendOutcome.NoServer)
            {
                LogServerAway(result.Reason);
            }
            else
            {
                LogServerBack();
            }
        }

        if (result.Outcome != SendOutcome.NoServer)
        {
            OnMailbox(mailbox, result);
        }
    }

    /// <summary>A notice had expired before it could be sent.</summary>
    public void OnTooOld(Mailbox mailbox)
    {
        if (Changes($"{mailbox} in time", "too old"))
        {
            LogTooOld(mailbox);
        }
    }

    /// <summary>A notice for this mailbox was sent in time.</summary>
    public void OnInTime(Mailbox mailbox) => Changes($"{mailbox} in time", Well);

    public void OnUnreadable(long sequence, JsonException failure)
    {
        if (_unreadable.TryAdd(sequence, true))
        {
            LogUnreadable(failure, sequence);
        }
    }

    public void OnFailure(Exception failure)
    {
        if (Changes(Store, failure.GetType().Name))
        {
            LogFailed(failure);
        }
    }

    public void OnProgress() => Changes(Store, Well);

    private void OnMailbox(Mailbox mailbox, SendResult result)
    {
        if (!Changes(mailbox.ToString(), result.Reason))
        {
            return;
        }

        switch (result.Outcome)
        {
            case SendOutcome.RefusedForGood:
                LogRefusedForGood(mailbox, result.Reason);
                break;
            case SendOutcome.RefusedForNow:
                LogRefusedForNow(mailbox, result.Reason);
                break;
            default:
                LogMailboxBack(mailbox);
                break;
        }
    }

    private bool Changes(string subject, string trouble)
    {
        var changes = false;
        _trouble.AddOrUpdate(
            subject,
            _ =>
            {
                changes = trouble != Well;
                return trouble;
            },
            (_, before) =>
            {
                changes = trouble != before;
                return trouble;
            });
        return changes;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server does not accept notices: {Reason}. They are kept and retried.")]
    private partial void LogServerAway(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The mail server accepts notices again.")]
    private partial void LogServerBack();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A notice for {Mailbox} was rejected permanently and is dropped: {Reason}. Check the address.")]
    private partial void LogRefusedForGood(Mailbox mailbox, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notices for {Mailbox} are rejected temporarily: {Reason}. They are kept and retried.")]
    private partial void LogRefusedForNow(Mailbox mailbox, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Notices for {Mailbox} are accepted again.")]
    private partial void LogMailboxBack(Mailbox mailbox);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notices for {Mailbox} expired before they could be sent, and are dropped.")]
    private partial void LogTooOld(Mailbox mailbox);

    [LoggerMessage(Level = LogLevel.Error, Message = "The notice at {Sequence} cannot be read and is skipped.")]
    private partial void LogUnreadable(JsonException failure, long sequence);

    [LoggerMessage(Level = LogLevel.Error, Message = "Notices cannot be read or marked as sent; retrying.")]
    private partial void LogFailed(Exception failure);
}
