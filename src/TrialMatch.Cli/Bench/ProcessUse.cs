using System.Diagnostics;
using System.Globalization;

namespace TrialMatch.Cli.Bench;

/// <summary>What this process has used so far.</summary>
/// <param name="Processor">Processor time.</param>
/// <param name="PeakMemoryBytes">The most memory resident at once.</param>
/// <param name="WrittenBytes">Bytes sent to storage; null where the system does not tell.</param>
internal sealed record ProcessUse(TimeSpan Processor, long PeakMemoryBytes, long? WrittenBytes)
{
    private const string Accounts = "/proc/self/io";
    private const string Written = "write_bytes:";

    public static ProcessUse Read()
    {
        using var self = Process.GetCurrentProcess();
        return new ProcessUse(Environment.CpuUsage.TotalTime, self.PeakWorkingSet64, ReadWritten());
    }

    public ProcessUse Since(ProcessUse earlier) => this with
    {
        Processor = Processor - earlier.Processor,
        WrittenBytes = WrittenBytes - earlier.WrittenBytes,
    };

    private static long? ReadWritten()
    {
        try
        {
            return File.ReadLines(Accounts)
                .Where(line => line.StartsWith(Written, StringComparison.Ordinal))
                .Select(line => (long?)long.Parse(line.AsSpan(Written.Length), CultureInfo.InvariantCulture))
                .FirstOrDefault();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
