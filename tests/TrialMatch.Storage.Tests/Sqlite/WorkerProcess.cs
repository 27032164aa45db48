using System.Diagnostics;
using System.Globalization;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

/// <summary>Another process that opens the store and writes to it until it is killed.</summary>
internal static class WorkerProcess
{
    public static Process Start(string folder, int seed)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(OpenStore).Assembly.Location);
        start.ArgumentList.Add("write");
        start.ArgumentList.Add(folder);
        start.ArgumentList.Add(seed.ToString(CultureInfo.InvariantCulture));
        return Process.Start(start)!;
    }
}
