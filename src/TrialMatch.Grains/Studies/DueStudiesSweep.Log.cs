using Microsoft.Extensions.Logging;

namespace TrialMatch.Grains.Studies;

internal sealed partial class DueStudiesSweep
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep of due studies failed")]
    private partial void LogSweepFailed(Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Study {Study} could not be woken")]
    private partial void LogWakeFailed(Exception failure, string study);
}
