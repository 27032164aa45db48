using Microsoft.Extensions.Logging;

namespace TrialMatch.Grains.Trusts;

internal sealed partial class TrustGrain
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Could not write the ledger of {Trust}")]
    private partial void LogWriteFailed(Exception failure, string trust);

    [LoggerMessage(Level = LogLevel.Error, Message = "Cannot read the stored state of {Trust}; plans leave it out until it is restored")]
    private partial void LogUnreadable(Exception failure, string trust);
}
