using Microsoft.Extensions.Logging;

namespace TrialMatch.Grains.Trusts;

internal sealed partial class TrustGrain
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The ledger of {Trust} could not be written")]
    private partial void LogWriteFailed(Exception failure, string trust);
}
