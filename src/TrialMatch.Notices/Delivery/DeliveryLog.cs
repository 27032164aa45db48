using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace TrialMatch.Notices.Delivery;

/// <summary>
/// Says what changed, and says it once: a mail server that is away for a night is two lines, not a thousand. No line has an
/// address in it.
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

    /// <summary>A notice was too old to be of use when it could have been sent.</summary>
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server takes no notices: {Reason}. They wait, and are tried again.")]
    private partial void LogServerAway(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The mail server takes notices again.")]
    private partial void LogServerBack();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A notice for {Mailbox} was refused for good and is given up: {Reason}. Look whether its address is right.")]
    private partial void LogRefusedForGood(Mailbox mailbox, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notices for {Mailbox} are refused for now: {Reason}. They wait, and are tried again.")]
    private partial void LogRefusedForNow(Mailbox mailbox, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Notices for {Mailbox} are taken again.")]
    private partial void LogMailboxBack(Mailbox mailbox);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notices for {Mailbox} became too old to be of use before they could be sent; they are given up.")]
    private partial void LogTooOld(Mailbox mailbox);

    [LoggerMessage(Level = LogLevel.Error, Message = "The notice at {Sequence} cannot be read and is passed over.")]
    private partial void LogUnreadable(JsonException failure, long sequence);

    [LoggerMessage(Level = LogLevel.Error, Message = "Notices cannot be read or marked as sent; trying again.")]
    private partial void LogFailed(Exception failure);
}
