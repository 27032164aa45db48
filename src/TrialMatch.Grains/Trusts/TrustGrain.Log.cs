using Microsoft.Extensions.Logging;

namespace TrialMatch.Grains.Trusts;

internal sealed partial class TrustGrain
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The ledger of {Trust} could not be written")]
    private partial void LogWriteFailed(Exception failure, string trust);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is stored of {Trust} cannot be read; plans do without it until it is restored")]
    private partial void LogUnreadable(Exception failure, string trust);
}
