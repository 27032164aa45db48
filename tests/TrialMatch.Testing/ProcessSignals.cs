using System.Diagnostics;
using System.Globalization;

namespace TrialMatch.Testing;

/// <summary>Signals to processes that a test has started.</summary>
public static class ProcessSignals
{
    /// <summary>Sends the signal, such as TERM, or skips the test on Windows, which has none to send.</summary>
    public static void Send(this Process process, string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
